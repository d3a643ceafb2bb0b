/** Which column of a file means what: guessed from its header, as people and CRMs write them. Pure. */
import { IMPORT_FIELDS, type ImportField, type ImportMapping } from '../records/account-import.ts'
import { usage } from '../records/problems.ts'

/** In lower case, letters and digits alone; the first that a file has is taken. */
const NAMES: Readonly<Record<ImportField, readonly string[]>> = {
  name: [
    'accountname',
    'companyname',
    'customername',
    'organizationname',
    'organisationname',
    'clientname',
    'account',
    'company',
    'customer',
    'organization',
    'organisation',
    'client',
    'name',
  ],
  domains: [
    'domains',
    'domain',
    'companydomainname',
    'companydomain',
    'accountdomain',
    'emaildomain',
    'emaildomains',
    'additionaldomains',
    'website',
    'companywebsite',
    'accountwebsite',
    'websiteurl',
    'web',
    'url',
  ],
  contactEmails: [
    'contactemails',
    'contactemail',
    'contacts',
    'emails',
    'email',
    'emailaddress',
    'emailaddresses',
    'primarycontactemail',
    'primaryemail',
    'maincontactemail',
  ],
  crmAccountId: [
    'crmaccountid',
    'crmid',
    'salesforceaccountid',
    'salesforceid',
    'sfdcid',
    'sfdcaccountid',
    'sfid',
    'hubspotcompanyid',
    'hubspotid',
    'accountid',
    'accountid18',
    'accountcasesafeid',
    'companyid',
    'recordid',
    'id',
  ],
  crmDealIds: [
    'crmdealids',
    'crmdealid',
    'dealids',
    'dealid',
    'opportunityids',
    'opportunityid',
    'salesforceopportunityid',
    'opportunityid18',
    'associateddealids',
    'oppid',
  ],
  ownerEmail: [
    'owneremail',
    'accountowneremail',
    'companyowneremail',
    'csmemail',
    'csmowneremail',
    'customersuccessmanageremail',
    'customersuccessmanager',
    'csm',
    'accountowner',
    'companyowner',
    'owner',
  ],
  stage: ['stage', 'accountstage', 'onboardingstage', 'lifecyclestage', 'phase', 'status'],
  kickoffOn: [
    'kickoffon',
    'kickoffdate',
    'kickoff',
    'onboardingstartdate',
    'onboardingstart',
    'projectstartdate',
    'projectstart',
    'startdate',
  ],
}

export function guessMapping(columns: readonly string[]): ImportMapping {
  const byName = new Map(
    columns
      .toReversed()
      .map((column) => [column.toLowerCase().replaceAll(/[^\p{L}\d]/gu, ''), column]),
  )
  return Object.fromEntries(
    IMPORT_FIELDS.flatMap((field) => {
      const name = NAMES[field].find((candidate) => byName.has(candidate))
      const column = name === undefined ? undefined : byName.get(name)
      return column === undefined ? [] : [[field, column]]
    }),
  )
}

/** Where each field stands in a row. Throws a usage problem for a column that the file does not have. */
export function placesOf(
  mapping: ImportMapping,
  columns: readonly string[],
): ReadonlyMap<ImportField, number> {
  return new Map(
    IMPORT_FIELDS.flatMap((field) => {
      const column = mapping[field]
      if (column === undefined) return []
      const place = columns.indexOf(column)
      if (place !== -1) return [[field, place] as const]
      throw usage(
        `mapping: the file has no column "${column}".`,
        `It has ${columns.map((each) => `"${each}"`).join(', ')}.`,
      )
    }),
  )
}
