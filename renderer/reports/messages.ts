/** What the app and the worker that makes reports tell each other. */
import * as v from 'valibot';
import { type Report, SECTION_IDS } from '../../shared/report/model.ts';

export const FORMATS = ['pdf', 'xlsx', 'csv'] as const;
export type Format = (typeof FORMATS)[number];

/** Looked at as far as a mistake would show: its cells were made by the same build of the app. */
const ShapeSchema = v.object({
  title: v.string(),
  madeAt: v.number(),
  labels: v.object({ page: v.string() }),
  sections: v.array(v.object({ id: v.picklist(SECTION_IDS), rows: v.array(v.array(v.unknown())) })),
});
const ReportSchema = v.custom<Report>((value) => v.is(ShapeSchema, value));

/** Which report: a month's pack of the accounts by their mappings, or the work-paper of a bank line. */
const WhatSchema = v.variant('kind', [
  v.object({ kind: v.literal('month'), month: v.string(), mappingKeys: v.array(v.string()) }),
  v.object({ kind: v.literal('paper'), lineKey: v.string() }),
]);
export type What = v.InferOutput<typeof WhatSchema>;

/** `locale` is the full tag that writes numbers and dates, `db` the local database's name, `now` unix milliseconds. */
export const RequestSchema = v.variant('type', [
  v.object({
    type: v.literal('load'),
    locale: v.string(),
    db: v.string(),
    now: v.number(),
    what: WhatSchema,
  }),
  v.object({
    type: v.literal('make'),
    locale: v.string(),
    format: v.picklist(FORMATS),
    report: ReportSchema,
  }),
]);
export type Request = v.InferOutput<typeof RequestSchema>;
export type LoadRequest = Extract<Request, { type: 'load' }>;
export type MakeRequest = Extract<Request, { type: 'make' }>;

export const AnswerSchema = v.variant('type', [
  v.object({ type: v.literal('progress'), done: v.number() }),
  v.object({ type: v.literal('loaded'), report: v.nullable(ReportSchema) }),
  v.object({ type: v.literal('made'), bytes: v.instance(ArrayBuffer) }),
  v.object({ type: v.literal('failed'), message: v.string() }),
]);
export type Answer = v.InferOutput<typeof AnswerSchema>;
