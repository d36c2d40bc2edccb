export { startSandbox, type Sandbox, type SandboxOptions, type SandboxRequest, type SandboxRequests } from './server.js'
export type { NewSandboxOrder, OrderState, Product, SandboxOrder, SandboxOrders } from './orders.js'
export type { Fault, FaultName, FaultPlan, SandboxFaults } from './faults.js'
export type { SandboxPem } from './identities.js'
