import { isRecord } from '../equal/leaves.ts'

type Node = Readonly<Record<string, unknown>>

/** Elements as they are built: `<a></a>` is `<a />`, and text is what is left of it when its lines are joined. */
export function shapedElement(node: Node): Node {
  if (node.type === 'JSXElement')
    return { ...node, closingElement: null, children: childrenOf(node.children) }
  if (node.type === 'JSXFragment')
    return { ...node, openingFragment: null, closingFragment: null, children: childrenOf(node.children) }
  if (node.type === 'JSXOpeningElement') return { ...node, selfClosing: null }
  // title={'home'} is title="home"
  if (node.type === 'JSXAttribute' && isRecord(node.value))
    return { ...node, value: textOf(node.value) === null ? node.value : literal(textOf(node.value) ?? '') }
  return node
}

const literal = (value: string): Node => ({ type: 'Literal', value })

/** What `{'a'}` and `{`a`}` hold */
function textOf(node: Node): string | null {
  const { expression } = node
  if (node.type !== 'JSXExpressionContainer' || !isRecord(expression)) return null
  return expression.type === 'Literal' && typeof expression.value === 'string' ? expression.value : null
}

function childrenOf(children: unknown): Node[] {
  const found: Node[] = []
  let text = ''
  const settle = () => {
    if (text !== '') found.push({ type: 'JSXText', value: text })
    text = ''
  }
  for (const child of Array.isArray(children) ? (children as unknown[]) : []) {
    if (!isRecord(child)) continue
    if (child.type === 'JSXText') text += joinedLines(String(child.value))
    else if (textOf(child) !== null) text += textOf(child)
    else if (!(isRecord(child.expression) && child.expression.type === 'JSXEmptyExpression')) {
      settle()
      found.push(child)
    }
  }
  settle()
  return found
}

/** White space around a line break is layout; all other is content. */
function joinedLines(text: string): string {
  const lines = text.split(/\r\n|\n|\r/)
  return lines
    .map((line, index) => {
      const flat = line.replaceAll('\t', ' ')
      const start = index === 0 ? flat : flat.replace(/^ +/, '')
      return index === lines.length - 1 ? start : start.replace(/ +$/, '')
    })
    .filter((line) => line !== '')
    .join(' ')
}
