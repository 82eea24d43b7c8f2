import type { Migration } from '../migrate.ts'
import { initial } from './001-initial.ts'
import { originals } from './002-originals.ts'
import { facets } from './003-facets.ts'
import { decisions } from './004-decisions.ts'
import { judges } from './005-judges.ts'
import { newestOfShape } from './006-newest-of-shape.ts'

/** Only ever appended to: a file in the field was built by these, in this order. */
export const migrations: readonly Migration[] = [initial, originals, facets, decisions, judges, newestOfShape]
