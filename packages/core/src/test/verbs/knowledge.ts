import { changeArticleState } from '../../articles/change-state.ts'
import { listCollections } from '../../articles/list-collections.ts'
import { requestEmbedding } from '../../articles/vectors/request.ts'
import { compareArticleVersions } from '../../articles/versions/compare.ts'
import { listArticleVersions } from '../../articles/versions/list.ts'
import { readArticleVersion } from '../../articles/versions/read.ts'
import { rollBackArticle } from '../../articles/versions/roll-back.ts'
import { createArticle, deleteArticle, updateArticle } from '../../articles/write.ts'
import { createSavedReply } from '../../saved-replies/create.ts'
import type { Verb } from './verb.ts'

const fields = { title: 'Returns', body: 'Within 14 days.', language: 'en', collection: '' } as const
const draft = { ...fields, status: 'draft' } as const
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
]
