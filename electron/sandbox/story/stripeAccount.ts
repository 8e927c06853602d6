/** The company's Stripe account as Stripe writes it. */
import { plainDate } from '../../../shared/dates.ts';
import { sydneyTime } from './calendar.ts';
import { BANK_DESTINATION, ACCOUNT_ID } from './stripeObjects.ts';

const EMPTY_REQUIREMENTS = {
  alternatives: [],
  current_deadline: null,
  currently_due: [],
  disabled_reason: null,
  errors: [],
  eventually_due: [],
  past_due: [],
  pending_verification: [],
};

const ADDRESS = {
  city: 'Brunswick',
  country: 'AU',
  line1: '18 Tallowood Lane',
  line2: null,
  postal_code: '3056',
  state: 'VIC',
};

function bankAccount(): Record<string, unknown> {
  return {
    id: BANK_DESTINATION,
    object: 'bank_account',
    account: ACCOUNT_ID,
    account_holder_name: 'Tallowood Coffee Goods Pty Ltd',
    account_holder_type: 'company',
    bank_name: 'COMMONWEALTH BANK',
    country: 'AU',
    currency: 'aud',
    default_for_currency: true,
    last4: '4471',
    metadata: {},
    routing_number: '06 3012',
    status: 'verified',
  };
}

function settings(): Record<string, unknown> {
  const descriptors = {
    statement_descriptor: 'TALLOWOOD COFFEE',
    statement_descriptor_kana: null,
    statement_descriptor_kanji: null,
    statement_descriptor_prefix: 'TALLOWOOD',
    statement_descriptor_prefix_kana: null,
    statement_descriptor_prefix_kanji: null,
  };
  return {
    bacs_debit_payments: { display_name: null, service_user_number: null },
    branding: { icon: null, logo: null, primary_color: null, secondary_color: null },
    card_issuing: { tos_acceptance: { date: null, ip: null } },
    card_payments: {
      decline_on: { avs_failure: false, cvc_failure: true },
      statement_descriptor_prefix: 'TALLOWOOD',
      statement_descriptor_prefix_kana: null,
      statement_descriptor_prefix_kanji: null,
    },
    dashboard: { display_name: 'Tallowood Coffee Goods', timezone: 'Australia/Sydney' },
    invoices: { default_account_tax_ids: null, hosted_payment_method_save: 'offer' },
    payments: descriptors,
    payouts: {
      debit_negative_balances: true,
      schedule: { delay_days: 2, interval: 'daily' },
      statement_descriptor: null,
    },
    sepa_debit_payments: {},
  };
}

/** The account object. */
export function accountObject(): Readonly<Record<string, unknown>> {
  return {
    id: ACCOUNT_ID,
    object: 'account',
    business_profile: {
      annual_revenue: null,
      estimated_worker_count: null,
      mcc: '5499',
      minority_owned_business_designation: null,
      name: 'Tallowood Coffee Goods',
      product_description: null,
      support_address: ADDRESS,
      support_email: 'hello@tallowood.example',
      support_phone: null,
      support_url: null,
      url: 'https://tallowood.example',
    },
    business_type: 'company',
    capabilities: { card_payments: 'active', transfers: 'active' },
    charges_enabled: true,
    controller: { type: 'account' },
    country: 'AU',
    created: sydneyTime(plainDate('2026-07-13'), 9),
    default_currency: 'aud',
    details_submitted: true,
    email: 'owner@tallowood.example',
    external_accounts: {
      data: [bankAccount()],
      has_more: false,
      object: 'list',
      url: `/v1/accounts/${ACCOUNT_ID}/external_accounts`,
    },
    future_requirements: EMPTY_REQUIREMENTS,
    metadata: {},
    payouts_enabled: true,
    requirements: EMPTY_REQUIREMENTS,
    settings: settings(),
    tos_acceptance: { date: null, ip: null, user_agent: null },
    type: 'standard',
  };
}
