import { rateLead, routeTicket, sortDocument } from './tasks-of-labels.ts'
import { answerCustomer, extractInvoice } from './tasks-of-records.ts'
import { dispatchRequest, supportAgent } from './tasks-of-tools.ts'
import type { WeekTask } from './week-task.ts'

/** Everything that a week at a company brings, one thing a task, so that each verdict has one cause. */
export const weekTasks: readonly WeekTask[] = [
  routeTicket,
  rateLead,
  sortDocument,
  extractInvoice,
  answerCustomer,
  dispatchRequest,
  supportAgent,
]
