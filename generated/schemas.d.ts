// Generated from openapi/ by `npm run generate`. Do not edit.
/** What a value must be: `true` for anything, `false` for nothing. */
export type Schema = boolean | ObjectSchema

/** JSON Schema 2020-12, as much of it as the contract uses. */
export interface ObjectSchema {
  readonly type?: 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean'
  readonly enum?: readonly (string | number)[]
  readonly const?: string | number | boolean
  readonly minLength?: number
  readonly maxLength?: number
  readonly pattern?: string
  readonly minimum?: number
  readonly maximum?: number
  readonly items?: Schema
  readonly minItems?: number
  readonly maxItems?: number
  readonly required?: readonly string[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly additionalProperties?: boolean
  readonly dependentRequired?: Readonly<Record<string, readonly string[]>>
  readonly dependentSchemas?: Readonly<Record<string, Schema>>
  readonly allOf?: readonly Schema[]
  readonly anyOf?: readonly ObjectSchema[]
  readonly not?: Schema
  readonly if?: ObjectSchema
  readonly else?: ObjectSchema
}

export declare const queryServiceOrderQuery: ObjectSchema
export declare const queryServiceOrderResponse: ObjectSchema
export declare const completeServiceOrderPath: ObjectSchema
export declare const completeServiceOrderRequest: ObjectSchema
export declare const completeServiceOrderResponse: ObjectSchema
export declare const querySmartRetailOrderQuery: ObjectSchema
export declare const querySmartRetailOrderResponse: ObjectSchema
export declare const completeSmartRetailOrderPath: ObjectSchema
export declare const finishOrderRequest: ObjectSchema
export declare const completeSmartRetailOrderResponse: ObjectSchema
export declare const queryPayAfterOrderQuery: ObjectSchema
export declare const queryPayAfterOrderResponse: ObjectSchema
export declare const completePayAfterOrderPath: ObjectSchema
export declare const completePayAfterOrderResponse: ObjectSchema
export declare const downloadCertificatesQuery: ObjectSchema
export declare const downloadCertificatesResponse: ObjectSchema
