import { responses } from './responses.js'
import { authorization } from './authorization.js'
import { commandLine } from './arguments.js'
import { control } from './control.js'
import { errorBodies } from './error-bodies.js'
import { headerGrowth } from './header-growth.js'
import { notifications } from './notifications.js'
import { orders } from './orders.js'
import { pem } from './pem.js'
import { pemGrowth } from './pem-growth.js'
import { retryAfter } from './retry-after.js'
import { service } from './service.js'
import type { Target } from './target.js'
import { wire } from './wire.js'

/** All parts that read input from outside, by the name that `--target` takes. */
export const targets: Readonly<Record<string, () => Target<unknown> | Promise<Target<unknown>>>> = {
  responses,
  wire,
  'error-bodies': errorBodies,
  'retry-after': retryAfter,
  pem,
  'pem-growth': pemGrowth,
  'header-growth': headerGrowth,
  authorization,
  control,
  notifications,
  orders,
  service,
  'command-line': commandLine,
}
