/** The places that a Square account sells at: payouts are listed for one at a time, the main one by default. */
import * as v from 'valibot';
import { parseSquare } from '../../../shared/payout/square/wire.ts';
import { SCOPES, type SquareReader } from './client.ts';

const LocationSchema = v.object({
  id: v.string(),
  name: v.nullish(v.string(), ''),
  businessName: v.nullish(v.string(), ''),
  merchantId: v.nullish(v.string(), ''),
  status: v.nullish(v.string(), ''),
  currency: v.nullish(v.string(), ''),
});
export type SquareLocation = v.InferOutput<typeof LocationSchema>;

/** All locations, inactive ones too, in a fixed order. Throws `BridgeError`. */
export async function readLocations(reader: SquareReader): Promise<SquareLocation[]> {
  const raw = await reader.read(SCOPES.merchant, (square) => square.locations.list());
  return reader.map(() =>
    (raw.locations ?? [])
      .map((location) => parseSquare(LocationSchema, location, 'location'))
      .toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)),
  );
}
