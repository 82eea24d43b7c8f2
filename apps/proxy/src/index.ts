export { createRedactor, type Redactor } from './capture/redact/redactor.ts'
export type { CaptureState } from './child.ts'
export { type ProxyOptions, type RunningProxy, startProxy } from './proxy.ts'
