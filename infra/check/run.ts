import { parseArgs } from 'node:util'
import { runSteps } from './run-steps.ts'
import { steps } from './steps.ts'

const names = steps.map(({ name }) => name).join(', ')

const { values } = parseArgs({
  options: { only: { type: 'string', multiple: true }, help: { type: 'boolean', short: 'h' } },
})
if (values.help) {
  console.log(
    `bin/test                    the whole check: ${names}\nbin/test --only <step>[,…]  only these steps`,
  )
  process.exit(0)
}

const wanted = (values.only ?? []).flatMap((list) => list.split(','))
const unknown = wanted.filter((name) => !steps.some((step) => step.name === name))
if (unknown.length > 0) {
  console.error(`There is no step ${unknown.join(', ')}. The steps are: ${names}`)
  process.exit(2)
}

const { passed, failed } = await runSteps(
  steps.filter(({ name }) => wanted.length === 0 || wanted.includes(name)),
  console.log,
)
console.log(`\n${passed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)
