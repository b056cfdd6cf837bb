import fc from 'fast-check'

const { PROPERTY_SEED = '1' } = process.env

// One seed for every check, so that what passed once passes again; another looks for what nobody thought of. A
// counterexample is told before the test's own time is over, as small as it is by then.
fc.configureGlobal({ seed: Number(PROPERTY_SEED), interruptAfterTimeLimit: 40_000 })
