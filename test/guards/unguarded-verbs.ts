import ts from 'typescript'
import { checkedFiles, isIn, walk } from './program.ts'

const core = 'packages/core/src'
const writingMethods = new Set([
  'create',
  'createMany',
  'createManyAndReturn',
  'update',
  'updateMany',
  'updateManyAndReturn',
  'upsert',
  'delete',
  'deleteMany',
])

type Verb = { file: string; exported: boolean; writes: boolean; calls: Set<ts.Node>; calledInCore: boolean }
export type Unguarded = { verb: string; lacks: ('require' | 'writeAudit')[] }

/**
 * Verbs of the domain that change an organization's rows, by themselves or through what they call, without
 * ever asking for a permission or writing the audit log. A verb is an exported function that an app calls,
 * or that nothing in the domain calls.
 */
export function unguardedVerbs(program: ts.Program): Unguarded[] {
  const checker = program.getTypeChecker()
  const verbs = collectVerbs(checker, program)
  return [...verbs].flatMap(([node, verb]) => {
    const reached = reach(verbs, node)
    const writes = [...reached].some((step) => verbs.get(step)?.writes)
    if (!verb.exported || verb.calledInCore || !writes) return []
    const names = new Set([...reached].map(nameOf))
    const lacks = (['require', 'writeAudit'] as const).filter((name) => !names.has(name))
    return lacks.length > 0 ? [{ verb: nameOf(node), lacks }] : []
  })
}

function collectVerbs(checker: ts.TypeChecker, program: ts.Program): Map<ts.Node, Verb> {
  const verbs = new Map<ts.Node, Verb>()
  const files = checkedFiles(program)
  for (const { path, file } of files.filter((checked) => isIn(core, checked.file))) {
    for (const statement of file.statements) {
      // What opens a transaction writes the outbox in it: that is not a change of the caller's.
      if (!ts.isFunctionDeclaration(statement) || path === `${core}/context.ts`) continue
      const exported = statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false
      const { writes, calls } = factsOf(checker, statement)
      verbs.set(statement, { file: path, exported, writes, calls, calledInCore: false })
    }
  }
  const byApps = new Set<ts.Node>()
  for (const { file } of files.filter((checked) => !isIn(core, checked.file))) {
    for (const called of factsOf(checker, file).calls) byApps.add(called)
  }
  for (const [node, { calls }] of verbs) {
    for (const called of calls) {
      const verb = verbs.get(called)
      if (verb && called !== node && !byApps.has(called)) verb.calledInCore = true
    }
  }
  return verbs
}

/** Whether a piece of source writes an organization's rows itself, and which functions it names. */
function factsOf(checker: ts.TypeChecker, node: ts.Node): { writes: boolean; calls: Set<ts.Node> } {
  let writes = false
  const calls = new Set<ts.Node>()
  walk(node, (child) => {
    if (ts.isIdentifier(child) && !namesMember(child)) {
      const declared = declarationOf(checker, child)
      if (declared) calls.add(declared)
    }
    writes ||= isWrite(checker, child)
  })
  return { writes, calls }
}

/** The name of a property or of a type is no function of its own; what it means is costly to find out. */
function namesMember(name: ts.Identifier): boolean {
  const { parent } = name
  if (ts.isPropertyAccessExpression(parent)) return parent.name === name
  if (ts.isPropertyAssignment(parent)) return parent.name === name
  return ts.isPropertySignature(parent) || ts.isTypeReferenceNode(parent)
}

function declarationOf(checker: ts.TypeChecker, name: ts.Identifier): ts.Node | undefined {
  const symbol = checker.getSymbolAtLocation(name)
  const target = symbol && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol
  return target?.declarations?.find(ts.isFunctionDeclaration)
}

function isWrite(checker: ts.TypeChecker, node: ts.Node): boolean {
  if (ts.isTaggedTemplateExpression(node)) {
    return (
      isRaw(checker, node.tag) &&
      /\b(INSERT INTO|DELETE FROM|UPDATE \w+(?: \w+)? SET)\b/.test(node.template.getText())
    )
  }
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return false
  const { expression, name } = node.expression
  return (
    writingMethods.has(name.text) &&
    ts.isPropertyAccessExpression(expression) &&
    isTenantDb(checker, expression.expression)
  )
}

function isRaw(checker: ts.TypeChecker, tag: ts.Expression): boolean {
  const access = ts.isExpressionWithTypeArguments(tag) ? tag.expression : tag
  return (
    ts.isPropertyAccessExpression(access) &&
    /^\$(executeRaw|queryRaw)/.test(access.name.text) &&
    isTenantDb(checker, access.expression)
  )
}

function isTenantDb(checker: ts.TypeChecker, node: ts.Expression): boolean {
  return checker.getTypeAtLocation(node).aliasSymbol?.name === 'TenantDb'
}

function reach(verbs: Map<ts.Node, Verb>, from: ts.Node, seen = new Set<ts.Node>()): Set<ts.Node> {
  if (seen.has(from)) return seen
  seen.add(from)
  for (const called of verbs.get(from)?.calls ?? []) reach(verbs, called, seen)
  return seen
}

function nameOf(node: ts.Node): string {
  return ts.isFunctionDeclaration(node) ? (node.name?.text ?? '') : ''
}
