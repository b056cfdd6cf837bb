import { changeArticleState } from '../../articles/change-state.ts'
import { cancelImport } from '../../articles/imports/cancel.ts'
import { listImportItems, listImports, readImport } from '../../articles/imports/list.ts'
import { startCrawl, startFileImport } from '../../articles/imports/start.ts'
import { listCollections } from '../../articles/list-collections.ts'
import { requestEmbedding } from '../../articles/vectors/request.ts'
import { compareArticleVersions } from '../../articles/versions/compare.ts'
import { listArticleVersions } from '../../articles/versions/list.ts'
import { readArticleVersion } from '../../articles/versions/read.ts'
import { rollBackArticle } from '../../articles/versions/roll-back.ts'
import { createArticle, deleteArticle, updateArticle } from '../../articles/write.ts'
import { listPolicies } from '../../policies/list.ts'
import { createPolicy, deletePolicy, updatePolicy } from '../../policies/write.ts'
import { deleteSavedReply, updateSavedReply } from '../../saved-replies/change.ts'
import { createSavedReply } from '../../saved-replies/create.ts'
import type { Verb } from './verb.ts'

const fields = { title: 'Returns', body: 'Within 14 days.', language: 'en', collection: '' } as const
const draft = { ...fields, status: 'draft' } as const
const common = { audience: 'public', language: '', collection: '' } as const
const rule = { title: 'Refunds', rule: 'Above 200 € a refund needs approval.', active: true }
const published = { ...fields, status: 'published' } as const

/** Verbs that read and change knowledge. */
export const knowledge: Verb[] = [
  {
    name: 'createArticle as a draft',
    least: 'agent',
    audit: 'article.create',
    named: false,
    run: (ctx) => createArticle(ctx, draft),
  },
  {
    name: 'createArticle as published',
    least: 'admin',
    audit: 'article.create',
    named: false,
    run: (ctx) => createArticle(ctx, published),
  },
  {
    name: 'updateArticle as a draft',
    least: 'agent',
    audit: 'article.update',
    run: (ctx, ids) => updateArticle(ctx, { ...draft, id: ids.article }),
  },
  {
    name: 'updateArticle as published',
    least: 'admin',
    audit: 'article.update',
    run: (ctx, ids) => updateArticle(ctx, { ...published, id: ids.article }),
  },
  {
    name: 'unpublish',
    least: 'admin',
    audit: 'article.unpublish',
    run: (ctx, ids) => changeArticleState(ctx, { id: ids.article, step: 'unpublish' }),
  },
  {
    name: 'archive',
    least: 'admin',
    audit: 'article.archive',
    run: (ctx, ids) => changeArticleState(ctx, { id: ids.article, step: 'archive' }),
  },
  {
    name: 'request_review',
    least: 'agent',
    audit: 'article.request_review',
    run: (ctx, ids) => changeArticleState(ctx, { id: ids.writtenArticle, step: 'request_review' }),
  },
  {
    name: 'publish',
    least: 'admin',
    audit: 'article.publish',
    run: (ctx, ids) => changeArticleState(ctx, { id: ids.writtenArticle, step: 'publish' }),
  },
  {
    name: 'rollBackArticle',
    least: 'agent',
    audit: 'article.roll_back',
    run: (ctx, ids) => rollBackArticle(ctx, { id: ids.writtenArticle, number: 1 }),
  },
  {
    name: 'deleteArticle',
    least: 'admin',
    audit: 'article.delete',
    run: (ctx, ids) => deleteArticle(ctx, ids.article),
  },
  {
    name: 'listArticleVersions',
    least: 'viewer',
    audit: null,
    run: (ctx, ids) => listArticleVersions(ctx, { id: ids.article, limit: 10 }),
  },
  {
    name: 'readArticleVersion',
    least: 'viewer',
    audit: null,
    run: (ctx, ids) => readArticleVersion(ctx, { id: ids.article, number: 1 }),
  },
  {
    name: 'compareArticleVersions',
    least: 'viewer',
    audit: null,
    run: (ctx, ids) => compareArticleVersions(ctx, { id: ids.writtenArticle, from: 1, to: 2 }),
  },
  { name: 'listCollections', least: 'viewer', audit: null, named: false, run: listCollections },
  {
    name: 'requestEmbedding',
    least: 'admin',
    audit: 'articles.embed',
    named: false,
    run: requestEmbedding,
  },
  {
    name: 'createSavedReply',
    least: 'agent',
    audit: 'saved_reply.create',
    named: false,
    run: (ctx) => createSavedReply(ctx, { title: 'x', body: 'x', language: 'en' }),
  },
  {
    name: 'updateSavedReply',
    least: 'agent',
    audit: 'saved_reply.update',
    run: (ctx, ids) => updateSavedReply(ctx, { id: ids.savedReply, title: 'y', body: 'y', language: 'en' }),
  },
  {
    name: 'deleteSavedReply',
    least: 'agent',
    audit: 'saved_reply.delete',
    run: (ctx, ids) => deleteSavedReply(ctx, ids.savedReply),
  },
  {
    name: 'listPolicies',
    least: 'viewer',
    audit: null,
    named: false,
    run: (ctx) => listPolicies(ctx, { limit: 10 }),
  },
  {
    name: 'createPolicy',
    least: 'admin',
    audit: 'policy.create',
    named: false,
    run: (ctx) => createPolicy(ctx, rule),
  },
  {
    name: 'updatePolicy',
    least: 'admin',
    audit: 'policy.update',
    run: (ctx, ids) => updatePolicy(ctx, { ...rule, id: ids.policy }),
  },
  {
    name: 'deletePolicy',
    least: 'admin',
    audit: 'policy.delete',
    run: (ctx, ids) => deletePolicy(ctx, ids.policy),
  },
  {
    name: 'startFileImport',
    least: 'agent',
    audit: 'article_import.files',
    named: false,
    run: (ctx) => startFileImport(ctx, { ...common, files: [{ name: 'a.md', content: 'x' }] }),
  },
  {
    name: 'startCrawl',
    least: 'agent',
    audit: 'article_import.site',
    named: false,
    run: (ctx) => startCrawl(ctx, { ...common, url: 'https://shop.example/', maxPages: 1 }),
  },
  {
    name: 'cancelImport',
    least: 'agent',
    audit: 'article_import.cancel',
    run: (ctx, ids) => cancelImport(ctx, ids.articleImport),
  },
  { name: 'readImport', least: 'viewer', audit: null, run: (ctx, ids) => readImport(ctx, ids.articleImport) },
  {
    name: 'listImportItems',
    least: 'viewer',
    audit: null,
    run: (ctx, ids) => listImportItems(ctx, { id: ids.articleImport, limit: 10 }),
  },
  {
    name: 'listImports',
    least: 'viewer',
    audit: null,
    named: false,
    run: (ctx) => listImports(ctx, { limit: 10 }),
  },
]
