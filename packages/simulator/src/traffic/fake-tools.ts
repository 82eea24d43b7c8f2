/** What the agent's tools give back. */
export function runTool(name: string, _args: string): string {
  return JSON.stringify({ error: `unknown tool ${name}` })
}
