import { type Cell, edges } from './facets.ts'

export type Condition =
  | { facet: 'inputTokens' | 'toolCount' | 'step'; is: 'below' | 'from'; than: number }
  | { facet: 'language' | 'schema'; is: 'equal'; to: string }
  | { facet: 'image'; is: 'equal'; to: boolean }

/** One or two conditions that a request must all meet. */
export type Rule = readonly Condition[]

export function ruleName(rule: Rule): string {
  return rule.map(conditionName).join(' and ')
}

function conditionName(condition: Condition): string {
  switch (condition.facet) {
    case 'inputTokens':
    case 'toolCount':
    case 'step':
      return `${condition.facet} ${condition.is === 'below' ? '<' : '>='} ${condition.than}`
    case 'language':
    case 'schema':
      return `${condition.facet} = ${JSON.stringify(condition.to)}`
    case 'image':
      return `image = ${condition.to}`
  }
}

/** In the words of pages. */
export function ruleSentence(rule: Rule): string {
  return rule.map(conditionSentence).join(' and ')
}

function conditionSentence(condition: Condition): string {
  const number = (than: number) => than.toLocaleString('en-US')
  switch (condition.facet) {
    case 'inputTokens':
      return condition.is === 'below'
        ? `fewer than ${number(condition.than)} input tokens`
        : `at least ${number(condition.than)} input tokens`
    case 'toolCount':
      return condition.is === 'below'
        ? `fewer than ${condition.than} tools`
        : `at least ${condition.than} tools`
    case 'step':
      return condition.is === 'below'
        ? `conversations before step ${condition.than}`
        : `conversations that reach step ${condition.than}`
    case 'language':
      return `language ${condition.to}`
    case 'schema':
      return `reply schema ${condition.to}`
    case 'image':
      return condition.to ? 'an image present' : 'no image'
  }
}

export function matches(rule: Rule, cell: Cell): boolean {
  return rule.every((condition) => meets(condition, cell))
}

/** What is unknown meets no condition. */
export function meets(condition: Condition, cell: Cell): boolean {
  switch (condition.facet) {
    case 'inputTokens':
    case 'toolCount':
    case 'step': {
      const piece = cell[condition.facet]
      if (piece === null) return false
      const cuts: readonly number[] = edges[condition.facet]
      const cut = cuts.indexOf(condition.than) + 1
      return condition.is === 'below' ? piece < cut : piece >= cut
    }
    case 'language':
    case 'schema':
      return cell[condition.facet] === condition.to
    case 'image':
      return cell.image === condition.to
  }
}
