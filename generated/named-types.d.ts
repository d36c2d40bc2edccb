// Generated from openapi/ by `npm run generate`. Do not edit.
export type {
  CompleteServiceOrderRequest,
  CompleteServiceOrderResponse,
  FinishOrderRequest,
  FinishOrderResponse,
  paths,
} from './schema.js'
