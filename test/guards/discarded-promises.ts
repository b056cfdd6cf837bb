import ts from 'typescript'
import { checkedFiles, placeOf, walk } from './program.ts'

/**
 * Places where a Prisma promise is made and dropped. They are lazy: a query nobody awaits, returns or
 * collects never runs, and nothing says so.
 */
export function discardedPrismaPromises(program: ts.Program): string[] {
  const checker = program.getTypeChecker()
  const places: string[] = []
  const files = checkedFiles(program).map(({ file }) => file)
  const makers = new Set(files.flatMap(plainFunctions))
  for (const file of files) {
    walk(file, (node) => {
      const makes = ts.isCallExpression(node) || ts.isTaggedTemplateExpression(node)
      if (!makes || !mayAsk(node, makers)) return
      if (isDropped(checker, node) && isPrismaPromise(checker.getTypeAtLocation(node))) {
        places.push(placeOf(node))
      }
    })
  }
  return places
}

/** Names of the functions that may hand on a Prisma promise: they name a database or a context, and are not async. */
function plainFunctions(file: ts.SourceFile): string[] {
  const names: string[] = []
  walk(file, (node) => {
    if (!ts.isFunctionDeclaration(node) && !ts.isVariableDeclaration(node)) return
    const made = ts.isVariableDeclaration(node) ? node.initializer : node
    if (!made || !ts.isFunctionLike(made) || !ts.isIdentifier(node.name ?? made)) return
    const isAsync = made.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword) ?? false
    if (!isAsync && namesDatabase.test(made.getText())) names.push(node.name?.getText() ?? '')
  })
  return names
}

const namesDatabase = /\b(db|ctx)\b|\$(execute|query)Raw/

/** Tells by its words alone, since asking the type checker of every call takes it half a minute. */
function mayAsk(node: ts.CallExpression | ts.TaggedTemplateExpression, makers: ReadonlySet<string>): boolean {
  const called = ts.isCallExpression(node) ? node.expression : node.tag
  return ts.isIdentifier(called)
    ? makers.has(called.text)
    : /\bdb\b|\$(execute|query)Raw/.test(called.getText())
}

/** Fluent clients (`Prisma__NoteClient`) are Prisma promises too. */
function isPrismaPromise(type: ts.Type): boolean {
  if (type.isUnionOrIntersection()) return type.types.some(isPrismaPromise)
  return /^(PrismaPromise|Prisma__\w+Client)$/.test(type.symbol?.name ?? '')
}

/** Whether nothing receives the value of an expression. */
function isDropped(checker: ts.TypeChecker, node: ts.Expression): boolean {
  const { parent } = node
  if (ts.isExpressionStatement(parent) || ts.isVoidExpression(parent)) return true
  if (ts.isForStatement(parent)) return parent.initializer === node || parent.incrementor === node
  if (ts.isArrowFunction(parent)) return parent.body === node && returnsNothing(checker, parent)
  if (ts.isBinaryExpression(parent)) {
    const comma = parent.operatorToken.kind === ts.SyntaxKind.CommaToken
    return parent.left === node ? comma : passesOn(parent.operatorToken.kind) && isDropped(checker, parent)
  }
  if (ts.isConditionalExpression(parent)) return parent.condition !== node && isDropped(checker, parent)
  const wraps =
    ts.isParenthesizedExpression(parent) ||
    ts.isAsExpression(parent) ||
    ts.isSatisfiesExpression(parent) ||
    ts.isNonNullExpression(parent)
  return wraps && isDropped(checker, parent)
}

function passesOn(operator: ts.SyntaxKind): boolean {
  return [
    ts.SyntaxKind.CommaToken,
    ts.SyntaxKind.AmpersandAmpersandToken,
    ts.SyntaxKind.BarBarToken,
    ts.SyntaxKind.QuestionQuestionToken,
  ].includes(operator)
}

/** Whoever takes this function ignores what it returns, like forEach. */
function returnsNothing(checker: ts.TypeChecker, arrow: ts.ArrowFunction): boolean {
  const signatures = checker.getContextualType(arrow)?.getCallSignatures() ?? []
  return (
    signatures.length > 0 &&
    signatures.every((signature) => (signature.getReturnType().flags & ts.TypeFlags.Void) !== 0)
  )
}
