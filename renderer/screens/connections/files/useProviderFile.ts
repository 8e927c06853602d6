/** The state of the wizard: a file, the profile that it is read by, and what comes of it. */
import { useDeferredValue, useMemo, useState } from 'react';
import { canonicalJson, stableHash } from '../../../../shared/ids.ts';
import { guessProfile, signatureOf } from '../../../../shared/payout/file/guessProfile.ts';
import type { FileProfile } from '../../../../shared/payout/file/profile.ts';
import {
  type ProviderFileLook,
  type ProviderFileRead,
  lookAtProviderFile,
  readProviderFile,
} from '../../../../shared/payout/file/readProviderFile.ts';
import { type Encoding, detectEncoding } from '../../../../shared/statement/encoding.ts';
import { allProfiles, providerFileText } from '../../../flows/importProviderFile.ts';
import type { PendingFile } from '../../../stores/ui.ts';

/** The choice of a new layout in the list of profiles. */
export const NEW = '';

export interface WizardState {
  readonly look: ProviderFileLook;
  readonly profiles: readonly FileProfile[];
  readonly profile: FileProfile;
  /** Whether something was changed or proposed that isn't kept yet. */
  readonly edited: boolean;
  readonly read: ProviderFileRead;
  readonly encoding: Encoding;
  readonly choose: (id: string) => void;
  readonly change: (profile: FileProfile) => void;
  readonly chooseEncoding: (encoding: Encoding | null) => void;
}

/** Detects, lets choose and correct, and reads anew after each change. */
export function useProviderFile(file: PendingFile, saved: readonly FileProfile[]): WizardState {
  const detected = useMemo(() => detectEncoding(file.bytes).label, [file.bytes]);
  const [chosenEncoding, chooseEncoding] = useState<Encoding | null>(null);
  const encoding = chosenEncoding ?? detected;
  const text = useMemo(() => providerFileText({ bytes: file.bytes, encoding }), [file.bytes, encoding]);
  const profiles = useMemo(() => allProfiles(saved), [saved]);
  const look = useMemo(() => lookAtProviderFile(text, profiles), [text, profiles]);
  const [chosen, choose] = useState<string | null>(null);
  const [changed, change] = useState<FileProfile | null>(null);
  const fitting = look.fitting[0];
  const base = useMemo(() => {
    const known = profiles.find(({ id }) => id === (chosen ?? fitting?.id));
    return known ?? guessProfile(look);
  }, [profiles, chosen, fitting, look]);
  const profile = changed ?? base;
  const calm = useDeferredValue(profile);
  const read = useMemo(
    () => readProviderFile({ name: file.name, text, profile: calm, connectionId: 'preview' }),
    [file.name, text, calm],
  );
  return {
    look,
    profiles,
    profile,
    edited: changed !== null && !profiles.some((one) => canonicalJson(one) === canonicalJson(changed)),
    read,
    encoding,
    choose: (id) => {
      choose(id);
      change(null);
    },
    change,
    chooseEncoding,
  };
}

/** The profile as it is kept: under an id of the user's own, known again by this file's header. */
export function toKeep(profile: FileProfile, header: readonly string[]): FileProfile {
  const signature = signatureOf(header);
  const isOwn = profile.id.startsWith(OWN);
  const id = isOwn ? profile.id : `${OWN}${stableHash(JSON.stringify([profile.provider, signature]))}`;
  return { ...profile, id, signature };
}

const OWN = 'own:';

/** Whether the user made or changed this profile. */
export function isOwnProfile({ id }: FileProfile): boolean {
  return id.startsWith(OWN);
}
