/** A dated or "latest" name stands for the same model as its base: gpt-5.4-mini-2026-03-17, …-20251001, …-latest. */
export function baseModel(model: string): string {
  return model
    .toLowerCase()
    .replace(/[-@](\d{4}-\d{2}-\d{2}|20\d{6}|latest)(?=$|[-:@])/, '')
    .replace(/-v\d+(:\d+)?$/, '')
}

/** Aggregators and clouds put whose model it is before its name: anthropic/…, us.anthropic.…, models/…. */
function withoutOwner(model: string): string {
  return model.replace(/^.*\//, '').replace(/^(?:[a-z-]+\.)?(?:anthropic|openai|meta|mistral|google)\./, '')
}

/** Whether two names mean the same model: a judge must be none of the arms under another name. */
export function isSameModel(a: string, b: string): boolean {
  const [one, other] = [a, b].map((model) => words(baseModel(withoutOwner(model.trim().toLowerCase()))))
  return one === other
}

/** claude-3-5-haiku, claude-3.5-haiku and claude-haiku-3-5 are one model; -4-5 and -5-4 are two. */
function words(model: string): string {
  const parts = model.split(/[-._:]/)
  const isNumber = (part: string) => /^\d+$/.test(part)
  return [...parts.filter((part) => !isNumber(part)).sort(), ...parts.filter(isNumber)].join(' ')
}
