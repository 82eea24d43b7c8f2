import type { Config } from '@tierdrop/config'
import type { Store } from '@tierdrop/store'

/** blocks that are written anew at once: a second's work or two, well within a lease */
const joinLimit = 64

/**
 * Removes what is past its time: originals first, then all text; rows and counts stay. What stays is put
 * together, so that it takes less room.
 */
export async function retain(
  { originals, content, metadataOnly }: Config['defaults']['retention'],
  store: Pick<Store, 'purgeContent' | 'joinTexts'>,
  now: number,
): Promise<void> {
  if (originals === 'trials') await store.purgeContent({ counted: true }, 'originals')
  else await store.purgeContent({ before: now - originals }, 'originals')
  if (metadataOnly) await store.purgeContent({ counted: true })
  await store.purgeContent({ before: now - content })
  if (!metadataOnly) await store.joinTexts(joinLimit)
}
