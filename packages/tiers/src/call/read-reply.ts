import { type Assembler, createAssembler, type Dialect } from '@tierdrop/wire'

export type ReadReply = {
  reading: ReturnType<Assembler['finish']>
  body: string
  streamed: boolean
  /** when the first content came; null where the reply wasn't streamed, or had none */
  firstAt: number | null
}

/** Reads the response to its end; throws what the connection throws. */
export async function readReply(response: Response, dialect: Dialect, now: () => number): Promise<ReadReply> {
  const contentType = response.headers.get('content-type')
  const streamed = contentType?.includes('event-stream') ?? false
  const assembler = createAssembler(dialect, { status: response.status, contentType })
  const decoder = new TextDecoder()
  const chunks: string[] = []
  let firstAt: number | null = null

  const take = (text: string) => {
    if (text === '') return
    chunks.push(text)
    assembler.push(text)
    if (streamed && firstAt === null && assembler.hasContent()) firstAt = now()
  }
  for await (const bytes of response.body ?? []) take(decoder.decode(bytes, { stream: true }))
  take(decoder.decode())
  return { reading: assembler.finish(true), body: chunks.join(''), streamed, firstAt }
}
