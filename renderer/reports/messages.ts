/** What the app and the worker that makes files tell each other. */
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

export const RequestSchema = v.object({
  format: v.picklist(FORMATS),
  locale: v.string(),
  report: v.custom<Report>((value) => v.is(ShapeSchema, value)),
});
export type Request = v.InferOutput<typeof RequestSchema>;

export const AnswerSchema = v.variant('type', [
  v.object({ type: v.literal('progress'), done: v.number() }),
  v.object({ type: v.literal('done'), bytes: v.instance(ArrayBuffer) }),
  v.object({ type: v.literal('failed'), message: v.string() }),
]);
export type Answer = v.InferOutput<typeof AnswerSchema>;
