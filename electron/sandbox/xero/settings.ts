/** The organisation, its tax rates and tracking categories as Xero sends them. */
import type { TaxRate, TrackingCategory, XeroState } from './model.ts';
import { msDate, type Wire } from './wire.ts';

/** The organisation; lock dates only where set. */
export function organisationWire(state: XeroState): Wire {
  const { organisation } = state;
  const { periodLockDate, endOfYearLockDate } = organisation;
  return {
    OrganisationID: organisation.id,
    Name: organisation.name,
    LegalName: organisation.name,
    PaysTax: true,
    Version: organisation.countryCode === 'AU' ? 'AU' : 'GLOBAL',
    OrganisationType: 'COMPANY',
    BaseCurrency: organisation.baseCurrency,
    CountryCode: organisation.countryCode,
    IsDemoCompany: organisation.isDemoCompany ?? true,
    OrganisationStatus: 'ACTIVE',
    FinancialYearEndDay: 30,
    FinancialYearEndMonth: 6,
    SalesTaxBasis: 'ACCRUALS',
    SalesTaxPeriod: 'QUARTERLY1',
    DefaultSalesTax: 'Tax Inclusive',
    DefaultPurchasesTax: 'Tax Inclusive',
    ...(periodLockDate === null ? {} : { PeriodLockDate: msDate(periodLockDate) }),
    ...(endOfYearLockDate === null ? {} : { EndOfYearLockDate: msDate(endOfYearLockDate) }),
    CreatedDateUTC: '/Date(1704067200000)/',
    Timezone: organisation.timezone,
    OrganisationEntityType: 'COMPANY',
    ShortCode: organisation.shortCode,
    Class: organisation.isDemoCompany === false ? 'STARTER' : 'DEMO',
    Edition: 'BUSINESS',
    LineOfBusiness: '',
    Addresses: [],
    Phones: [],
    ExternalLinks: [],
    PaymentTerms: {},
  };
}

/** A tax rate with its one component. */
export function taxRateWire(rate: TaxRate): Wire {
  const percent = rate.rateBasisPoints / 100;
  return {
    Name: rate.name,
    TaxType: rate.taxType,
    CanApplyToAssets: true,
    CanApplyToEquity: true,
    CanApplyToExpenses: rate.expenses,
    CanApplyToLiabilities: true,
    CanApplyToRevenue: rate.revenue,
    DisplayTaxRate: percent,
    EffectiveRate: percent,
    Status: 'ACTIVE',
    TaxComponents: [{ Name: 'GST', Rate: percent, IsCompound: false, IsNonRecoverable: false }],
  };
}

/** A tracking category with its options. */
export function trackingCategoryWire(category: TrackingCategory): Wire {
  return {
    TrackingCategoryID: category.id,
    Name: category.name,
    Status: 'ACTIVE',
    Options: category.options.map((option) => ({
      TrackingOptionID: option.id,
      Name: option.name,
      Status: 'ACTIVE',
      HasValidationErrors: false,
      IsDeleted: false,
      IsArchived: false,
      IsActive: true,
    })),
  };
}
