import { failure } from '@tierdrop/config'
import { loadContentKey } from './content-key.ts'
import { StoreError } from './errors.ts'
import type { EvidenceMath } from './evidence-math.ts'
import { openStore } from './open-store.ts'
import type { Store } from './types.ts'

/** The store that a config names, with the key from the environment or from beside the store; a refusal ends a process with its reason. */
export async function openStoreFor(
  config: { store: string },
  environment: NodeJS.ProcessEnv,
  evidenceMath: EvidenceMath,
): Promise<Store> {
  try {
    const contentKey = loadContentKey(config.store, environment)
    return await openStore(config.store, { contentKey, evidenceMath })
  } catch (error) {
    if (!(error instanceof StoreError) && !isSystemError(error)) throw error
    const store = config.store.replace(/\/\/[^@/]*@/, '//')
    // Messages of the store name its file themselves.
    const reason = error.message.replace(`${store} `, '')
    throw failure('STORE_FAILED', { store, reason }, { cause: error })
  }
}

/** A missing folder, a file that may not be read, a server that does not answer. */
function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && typeof (error as NodeJS.ErrnoException).code === 'string'
}
