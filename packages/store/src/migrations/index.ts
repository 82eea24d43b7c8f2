import type { Migration } from '../migrate.ts'
import { initial } from './001-initial.ts'
import { originals } from './002-originals.ts'
import { facets } from './003-facets.ts'
import { decisions } from './004-decisions.ts'
import { judges } from './005-judges.ts'
import { newestOfShape } from './006-newest-of-shape.ts'
import { statuses } from './007-statuses.ts'
import { estimatedCounts } from './008-estimated-counts.ts'
import { asAsked } from './009-as-asked.ts'
import { repliesById } from './010-replies-by-id.ts'
import { importedAttempts } from './011-imported-attempts.ts'
import { wholeEvidence } from './012-whole-evidence.ts'
import { lateTrials } from './013-late-trials.ts'
import { readingsSideBySide } from './014-readings-side-by-side.ts'

/** Only ever appended to: a file in the field was built by these, in this order. */
export const migrations: readonly Migration[] = [
  initial,
  originals,
  facets,
  decisions,
  judges,
  newestOfShape,
  statuses,
  estimatedCounts,
  asAsked,
  repliesById,
  importedAttempts,
  wholeEvidence,
  lateTrials,
  readingsSideBySide,
]
