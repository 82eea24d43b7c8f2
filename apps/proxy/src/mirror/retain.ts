import type { Config } from '@tierdrop/config'
import type { Store } from '@tierdrop/store'

/** Removes what is past its time: originals first, then all text; rows and counts stay. */
export async function retain(
  { originals, content, metadataOnly }: Config['defaults']['retention'],
  store: Pick<Store, 'purgeContent'>,
  now: number,
): Promise<void> {
  if (originals === 'trials') await store.purgeContent({ counted: true }, 'originals')
  else await store.purgeContent({ before: now - originals }, 'originals')
  if (metadataOnly) await store.purgeContent({ counted: true })
  await store.purgeContent({ before: now - content })
}
