import ts from 'typescript'
import { checkedFiles, placeOf, walk } from './program.ts'

/**
 * Places where a Prisma promise is made and dropped. They are lazy: a query nobody awaits, returns or
 * collects never runs, and nothing says so.
 */
export function discardedPrismaPromises(program: ts.Program): string[] {
  const checker = program.getTypeChecker()
  const places: string[] = []
  for (const { file } of checkedFiles(program)) {
    walk(file, (node) => {
      const makes = ts.isCallExpression(node) || ts.isTaggedTemplateExpression(node)
      if (makes && isDropped(checker, node) && isPrismaPromise(checker.getTypeAtLocation(node))) {
        places.push(placeOf(node))
      }
    })
  }
  return places
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
