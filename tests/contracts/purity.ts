// What a pure file may not touch: clock, network, machine, randomness. Read from the syntax, so that no run is needed.
import ts from 'typescript'

export type Trouble = { readonly wall: string; readonly file: string; readonly what: string }

/** Names that reach outside a rule wherever they stand as a value. */
const outside = new Set(
  [
    'process globalThis window self document navigator location localStorage sessionStorage indexedDB caches',
    'fetch XMLHttpRequest WebSocket EventSource crypto performance console require eval Function',
    'setTimeout setInterval setImmediate queueMicrotask requestAnimationFrame requestIdleCallback',
    'Worker BroadcastChannel MessageChannel Deno Bun Buffer __dirname __filename',
  ]
    .join(' ')
    .split(' '),
)

/** Members that read the clock, chance, or the zone and language of the machine. */
const members = new Map(
  [
    'Date.now Math.random Temporal.Now Intl.DateTimeFormat.resolvedOptions Atomics.wait',
    'getFullYear getMonth getDate getDay getHours getMinutes getSeconds getMilliseconds getTimezoneOffset',
    'setFullYear setMonth setDate setHours setMinutes setSeconds setMilliseconds',
    'toLocaleDateString toLocaleTimeString toDateString toTimeString',
  ]
    .join(' ')
    .split(' ')
    .map((text) => [text, text.split('.')] as const),
)

/** The files that must be pure, by their path from the house's folder. */
export function mustBePure(path: string): boolean {
  if (/\.test\.tsx?$/.test(path)) return false
  return (
    /^src\/kernel\//.test(path) ||
    /^src\/modules\/[^/]+\/(rules\/|tables\/|contract\/|(contract|indicators|carry|tasks)\.ts$)/.test(path)
  )
}

/** Names the file itself declares: those are not the machine's. `declare` brings nothing of its own. */
function declared(source: ts.SourceFile): Set<string> {
  const names = new Set<string>()
  const visit = (node: ts.Node): void => {
    if (ts.isVariableStatement(node) && node.modifiers?.some((m) => m.kind === ts.SyntaxKind.DeclareKeyword))
      return
    if (
      (ts.isVariableDeclaration(node) ||
        ts.isParameter(node) ||
        ts.isBindingElement(node) ||
        ts.isFunctionDeclaration(node) ||
        ts.isImportSpecifier(node)) &&
      node.name &&
      ts.isIdentifier(node.name)
    ) {
      names.add(node.name.text)
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return names
}

/** An identifier that only names something: a member, a key, a label, a type. */
function isOnlyAName(node: ts.Identifier): boolean {
  const parent = node.parent
  if (ts.isPropertyAccessExpression(parent)) return parent.name === node
  if (ts.isQualifiedName(parent) || ts.isTypeReferenceNode(parent)) return true
  if (ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent) || ts.isMethodDeclaration(parent))
    return parent.name === node
  if (ts.isPropertyDeclaration(parent) || ts.isMethodSignature(parent) || ts.isEnumMember(parent))
    return parent.name === node
  if (ts.isBindingElement(parent)) return parent.propertyName === node
  return ts.isImportSpecifier(parent) || ts.isExportSpecifier(parent) || ts.isNamedTupleMember(parent)
}

function memberText(node: ts.Node): string {
  if (ts.isPropertyAccessExpression(node)) return node.name.text
  return ts.isElementAccessExpression(node) && ts.isStringLiteralLike(node.argumentExpression)
    ? node.argumentExpression.text
    : ''
}

const objectText = (node: ts.Node) =>
  ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node) ? node.expression.getText() : ''

/** Every place where a pure file touches the outside; `path` is only told. */
export function impurities(path: string, text: string): Trouble[] {
  const kind = path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, true, kind)
  const local = declared(source)
  const found: Trouble[] = []
  const tell = (node: ts.Node, what: string) => {
    const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1
    found.push({ wall: 'pure', file: path, what: `line ${line}: ${what}` })
  }
  const isDate = (node: ts.Expression) => ts.isIdentifier(node) && node.text === 'Date' && !local.has('Date')
  const visit = (node: ts.Node): void => {
    if (ts.isNewExpression(node) && isDate(node.expression)) {
      const given = node.arguments?.length ?? 0
      if (given === 0) tell(node, 'new Date() reads the clock')
      else if (given > 1) tell(node, 'new Date(year, month, …) reads the zone of the machine')
    }
    if (ts.isCallExpression(node)) {
      if (isDate(node.expression)) tell(node, 'Date() reads the clock')
      if (node.expression.kind === ts.SyntaxKind.ImportKeyword) tell(node, 'import() loads while it runs')
    }
    if (ts.isMetaProperty(node) && node.keywordToken === ts.SyntaxKind.ImportKeyword)
      tell(node, 'import.meta is the machine')
    if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier) {
      const from = ts.isStringLiteral(node.moduleSpecifier) ? node.moduleSpecifier.text : ''
      if (from.startsWith('node:')) tell(node, `imports ${from}`)
    }
    const member = memberText(node)
    for (const [text_, parts] of member ? members : []) {
      const holds =
        parts.length === 1
          ? member === parts[0]
          : member === parts.at(-1) && objectText(node).endsWith(parts.at(-2) ?? '')
      if (holds) tell(node, `${text_} reads the machine`)
    }
    if (ts.isIdentifier(node) && outside.has(node.text) && !local.has(node.text) && !isOnlyAName(node)) {
      tell(node, `${node.text} reaches outside`)
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}
