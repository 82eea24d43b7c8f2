const versionSegment = /\/v\d+[a-z0-9]*(?=\/|$)/i

/**
 * An upstream's URL has no `/v1` of its own, since the proxy appends the client's whole path. The
 * openai client wants the API's root with it; where the URL has a version already
 * (…/v1beta/openai, …/openai/v1), that is the root.
 */
export function openaiRoot(url: string): string {
  const trimmed = url.replace(/\/+$/, '')
  return versionSegment.test(new URL(trimmed).pathname) ? trimmed : `${trimmed}/v1`
}

/** The Anthropic client appends `/v1/messages` by itself. */
export function anthropicRoot(url: string): string {
  return url.replace(/\/+$/, '').replace(/\/v1$/, '')
}
