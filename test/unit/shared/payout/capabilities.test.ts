import { describe, expect, it } from 'vitest';
import { providerKey } from '../../../../shared/matching/text/providerNames.ts';
import { CAPABILITIES } from '../../../../shared/payout/capabilities.ts';
import { ProviderSchema } from '../../../../shared/payout/model.ts';

describe('what providers can tell', () => {
  it.each(ProviderSchema.options)(
    'knows the bank’s words for %s by its kind and by its proper name',
    (provider) => {
      const { name, bankWords } = CAPABILITIES[provider];
      if (bankWords === '') return;
      expect(providerKey(provider)).toBe(bankWords);
      expect(providerKey(name)).toBe(bankWords);
    },
  );
});
