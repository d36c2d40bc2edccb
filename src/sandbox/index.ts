export { startSandbox } from './server.js'
export type {
  Fault,
  FaultName,
  FaultPlan,
  NewSandboxOrder,
  OrderState,
  PlatformKeys,
  Product,
  Sandbox,
  SandboxFaults,
  SandboxOptions,
  SandboxOrder,
  SandboxOrders,
  SandboxPem,
  SandboxRequest,
  SandboxRequests,
} from './types.js'
