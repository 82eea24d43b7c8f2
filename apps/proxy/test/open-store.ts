import { evidenceMath } from '@tierdrop/decision'
import { loadContentKey, openStore, type Store } from '@tierdrop/store'

/** Reads what a proxy has stored, as another process would. */
export async function withStore<T>(path: string, read: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore(path, { contentKey: loadContentKey(path, {}), evidenceMath })
  try {
    return await read(store)
  } finally {
    await store.close()
  }
}
