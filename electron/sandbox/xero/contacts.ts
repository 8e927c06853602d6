/** Contacts: created by hand, or by name from a document that mentions a new one. */
import * as v from 'valibot';
import { uuidOf } from './ids.ts';
import type { Contact, XeroState } from './model.ts';
import { parseInput, Refusal, type WriteContext } from './refusal.ts';

export const ContactRef = v.object({
  ContactID: v.optional(v.string()),
  Name: v.optional(v.string()),
  ContactNumber: v.optional(v.string()),
});

const ContactInput = v.object({
  ContactID: v.optional(v.string()),
  Name: v.optional(v.string()),
  EmailAddress: v.optional(v.string()),
  ContactStatus: v.optional(v.picklist(['ACTIVE', 'ARCHIVED'])),
});

/** A contact found, or one to add once the document around it is known to be good. */
export interface FoundContact {
  readonly contact: Contact;
  readonly isNew: boolean;
}

/** By id, else by name (case doesn't matter); a new name makes a new contact. Throws `Refusal`. Changes nothing. */
export function findContact(
  context: WriteContext,
  reference: v.InferOutput<typeof ContactRef> | undefined,
): FoundContact {
  const { state } = context;
  if (reference?.ContactID !== undefined) {
    const contact = state.contacts.get(reference.ContactID.toLowerCase());
    if (!contact) throw new Refusal('The contact with the specified contact details could not be found');
    return active(contact);
  }
  const name = reference?.Name?.trim() ?? '';
  if (name === '') {
    throw new Refusal(
      'The Contact must contain at least 1 of the following elements to identify the contact: Name, ContactID, ContactNumber',
    );
  }
  const known = byName(state, name);
  return known ? active(known) : { contact: newContact(context, name, ''), isNew: true };
}

function active(contact: Contact): FoundContact {
  if (contact.status === 'ARCHIVED') throw new Refusal(`The contact '${contact.name}' is archived`);
  return { contact, isNew: false };
}

function byName(state: XeroState, name: string): Contact | undefined {
  const wanted = name.toLowerCase();
  return [...state.contacts.values()].find((contact) => contact.name.toLowerCase() === wanted);
}

function newContact(context: WriteContext, name: string, email: string): Contact {
  const id = uuidOf(context.state.tenantId, 'contact by name', name.toLowerCase());
  return { id, name, email, status: 'ACTIVE', updated: context.now };
}

/** `PUT /Contacts`: create. Returns the id. Throws `Refusal` or `BadPost`. */
export function createContact(context: WriteContext, element: unknown): string {
  const input = parseInput(ContactInput, element);
  const name = input.Name?.trim() ?? '';
  if (name === '') throw new Refusal('The Contact Name must be specified');
  if (byName(context.state, name)) {
    throw new Refusal(
      `The contact name ${name} is already assigned to another contact. The contact name must be unique across all active contacts.`,
    );
  }
  const contact = newContact(context, name, input.EmailAddress ?? '');
  context.state.contacts.set(contact.id, contact);
  return contact.id;
}

/** `POST /Contacts`: update by id or name, else create. Returns the id. */
export function saveContact(context: WriteContext, element: unknown, urlId: string | null): string {
  const input = parseInput(ContactInput, element);
  const id = urlId ?? input.ContactID;
  const known =
    id === undefined ? byName(context.state, input.Name ?? '') : context.state.contacts.get(id.toLowerCase());
  if (!known) {
    if (id !== undefined)
      throw new Refusal('The contact with the specified contact details could not be found');
    return createContact(context, element);
  }
  const name = input.Name?.trim() ?? known.name;
  const email = input.EmailAddress ?? known.email;
  const status = input.ContactStatus ?? known.status;
  context.state.contacts.set(known.id, { ...known, name, email, status, updated: context.now });
  return known.id;
}
