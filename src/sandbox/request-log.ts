import type { SandboxRequest, SandboxRequests } from './types.js'

const MAX_REQUESTS = 1000
/** Characters of all requests together: a thousand bodies of 1 MiB would be more memory than a machine has to spare. */
const MAX_TEXT = 16 * 1024 * 1024

export class RequestLog implements SandboxRequests {
  #requests: SandboxRequest[] = []
  #text = 0

  push(request: SandboxRequest): void {
    this.#requests.push(request)
    this.#text += lengthOf(request)
    while (this.#requests.length > MAX_REQUESTS || this.#text > MAX_TEXT) {
      const oldest = this.#requests.shift()
      if (oldest) this.#text -= lengthOf(oldest)
    }
  }

  list(): SandboxRequest[] {
    return [...this.#requests]
  }

  clear(): void {
    this.#requests = []
    this.#text = 0
  }
}

function lengthOf({ url, headers, body, verdict }: SandboxRequest): number {
  const head = Object.entries(headers).flat(2).join('').length
  return head + url.length + body.length + (typeof verdict === 'string' ? 0 : verdict.message.length)
}
