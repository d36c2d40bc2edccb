// Generated from openapi/ by `npm run generate`. Do not edit.
export interface Validator {
  (data: unknown): boolean
  errors?: readonly ValidatorError[] | null
}
export interface ValidatorError {
  readonly instancePath: string
  readonly schemaPath: string
  readonly keyword: string
  readonly params: Readonly<Record<string, unknown>>
}
export declare const completeServiceOrderPath: Validator
export declare const completeServiceOrderRequest: Validator
export declare const completeServiceOrderResponse: Validator
export declare const finishOrderRequest: Validator
export declare const completeSmartRetailOrderResponse: Validator
