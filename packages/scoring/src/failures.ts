export type FailureCode = string
