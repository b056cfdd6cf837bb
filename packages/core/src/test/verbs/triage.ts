import { newId } from '@frontdesk/runtime/id'
import { readClasses } from '../../assistant/quality/read-classes.ts'
import { readPerformance } from '../../assistant/quality/read-performance.ts'
import { changeRun } from '../../classification/backlog/change.ts'
import { listRuns, readRun } from '../../classification/backlog/list.ts'
import { prepareRun } from '../../classification/backlog/prepare.ts'
import { listExamples } from '../../classification/examples/list.ts'
import { storeExamples } from '../../classification/examples/store.ts'
import { readJudgement } from '../../classification/read-judgement.ts'
import { changeTriageRules, readTriageRules } from '../../classification/rules.ts'
import { readTraining } from '../../classification/training/read.ts'
import { requestTraining } from '../../classification/training/request.ts'
import { chooseVersion } from '../../classification/versions/activate.ts'
import { listVersions } from '../../classification/versions/list.ts'
import { readClassifier } from '../../classification/versions/read-classifier.ts'
import type { Verb } from './verb.ts'

const page = { limit: 10 }

/** Verbs of the classifier: what it learns from, its trainings and versions. */
export const triage: Verb[] = [
  {
    name: 'readPerformance',
    least: 'viewer',
    audit: null,
    named: false,
    run: (ctx) => readPerformance(ctx, { weeks: 2 }),
  },
  {
    name: 'readClasses',
    least: 'viewer',
    audit: null,
    named: false,
    run: (ctx) => readClasses(ctx, { weeks: 2 }),
  },
  { name: 'readClassifier', least: 'viewer', audit: null, named: false, run: readClassifier },
  {
    name: 'listVersions',
    least: 'viewer',
    audit: null,
    named: false,
    run: (ctx) => listVersions(ctx, page),
  },
  {
    name: 'listExamples',
    least: 'viewer',
    audit: null,
    named: false,
    run: (ctx) => listExamples(ctx, page),
  },
  {
    name: 'readTraining',
    least: 'viewer',
    audit: null,
    run: (ctx, ids) => readTraining(ctx, ids.training),
  },
  {
    name: 'listRuns',
    least: 'viewer',
    audit: null,
    named: false,
    run: (ctx) => listRuns(ctx, page),
  },
  {
    name: 'readRun',
    least: 'viewer',
    audit: null,
    run: (ctx, ids) => readRun(ctx, ids.backlogRun),
  },
  {
    name: 'prepareRun',
    least: 'admin',
    audit: 'backlog_run.prepare',
    named: false,
    run: (ctx) => prepareRun(ctx, { scope: 'open', useProviders: false }),
  },
  {
    name: 'changeRun',
    least: 'admin',
    audit: 'backlog_run.start',
    run: (ctx, ids) => changeRun(ctx, { id: ids.backlogRun, state: 'running' }),
  },
  {
    name: 'readJudgement',
    least: 'viewer',
    audit: null,
    run: (ctx, ids) => readJudgement(ctx, ids.message),
  },
  { name: 'readTriageRules', least: 'viewer', audit: null, named: false, run: readTriageRules },
  {
    name: 'changeTriageRules',
    least: 'admin',
    audit: 'organization.triage_rules',
    named: false,
    run: (ctx) => changeTriageRules(ctx, { answerThreshold: 0.9 }),
  },
  {
    name: 'requestTraining',
    least: 'admin',
    audit: 'classifier.train',
    named: false,
    run: requestTraining,
  },
  {
    name: 'chooseVersion',
    least: 'admin',
    audit: 'classifier.choose_version',
    named: false,
    run: (ctx) => chooseVersion(ctx, { version: 1 }),
  },
  {
    name: 'storeExamples',
    least: 'admin',
    audit: 'training_examples.import',
    named: false,
    run: (ctx) => storeExamples(ctx, [{ line: 1, text: newId(), category: 'refund' }], false),
  },
]
