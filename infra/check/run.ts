import { parseArgs } from 'node:util'
import { runSteps, type Step } from './run-steps.ts'
import { steps } from './steps.ts'

const namesOf = (some: Step[]) => some.map(({ name }) => name).join(', ')
const whole = steps.filter(({ apart }) => apart !== true)

const { values } = parseArgs({
  options: { only: { type: 'string', multiple: true }, help: { type: 'boolean', short: 'h' } },
})
if (values.help) {
  console.log(
    `bin/test                    the whole check: ${namesOf(whole)}\nbin/test --only <step>[,…]  only these steps, of ${namesOf(steps)}`,
  )
  process.exit(0)
}

const wanted = (values.only ?? []).flatMap((list) => list.split(','))
const unknown = wanted.filter((name) => !steps.some((step) => step.name === name))
if (unknown.length > 0) {
  console.error(`There is no step ${unknown.join(', ')}. The steps are: ${namesOf(steps)}`)
  process.exit(2)
}

const { passed, failed } = await runSteps(
  wanted.length === 0 ? whole : steps.filter(({ name }) => wanted.includes(name)),
  console.log,
)
console.log(`\n${passed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)
