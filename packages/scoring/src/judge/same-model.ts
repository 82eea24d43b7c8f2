export type JudgedTier = { name: string; model: string }

/** Names under which vendors and gateways sell one model: dated, "latest", behind a prefix. */
export function isSameModel(a: JudgedTier, b: JudgedTier): boolean {
  return a.name === b.name || family(a.model) === family(b.model)
}

function family(model: string): string {
  const bare = model.toLowerCase().split('/').at(-1) ?? model
  return bare
    .replace(/^(?:us|eu|apac|global)\./, '')
    .replace(/^(?:anthropic|openai|google|meta|mistral|amazon)\./, '')
    .replace(/[@:].*$/, '')
    .replace(/-v\d+$/, '')
    .replace(/-(?:latest|preview|\d{4}-\d{2}-\d{2}|\d{8}|\d{4})$/, '')
    .replaceAll('.', '-')
}
