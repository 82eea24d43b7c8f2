import type { Config } from '@tierdrop/config'

/** What to do where there is no verdict: where clients send their requests, or whom to try on those that were seen. */
export const noVerdictYet = ({ listen }: Pick<Config, 'listen'>, tasksSeen: number): string =>
  tasksSeen === 0
    ? `No task has been seen yet. Set the base URL of a client to http://${listen.proxy}/openai/v1 or http://${listen.proxy}/anthropic, or \`tierdrop import\` what you have.\n`
    : `${tasksSeen} ${tasksSeen === 1 ? 'task was' : 'tasks were'} seen, and none has a candidate. Name tiers under \`evaluation.candidates\`, or as \`candidates\` of a task; \`tierdrop mirror\` tries them.\n`
