import { frontOfficeFunctions } from "@firsthand/kernel/functions";
import { permissionIds } from "@firsthand/kernel/permissions";
import { z } from "zod";

/** The role that may do everything; it cannot be changed, and somebody always holds it for the whole. */
export const ADMINISTRATOR = "administrator";

/** The fewest characters of a new password (NIST SP 800-63B-4 for one that stands alone), and the most. */
export const PASSWORD_LENGTH = { min: 15, max: 128 } as const;

export const instant = z.iso.datetime();

/** Written as it is shown; compared without regard to upper and lower case. */
export const email = z.string().trim().max(254).pipe(z.email("write an address like ann@example.org"));

export const oneLine = z
  .string()
  .trim()
  .min(1, "write a name")
  .max(100)
  .regex(/^[^\p{Cc}\p{Cf}]*$/u, "write it in one line, without control characters");

export const newPassword = z
  .string()
  .min(PASSWORD_LENGTH.min, { error: `write at least ${PASSWORD_LENGTH.min} characters`, abort: true })
  .max(PASSWORD_LENGTH.max, `write at most ${PASSWORD_LENGTH.max} characters`)
  // An emoji is one character to who writes it, and two to the language.
  .refine((text) => Array.from(text).length >= PASSWORD_LENGTH.min, `write at least ${PASSWORD_LENGTH.min} characters`);

/** A password that is only compared. */
export const givenPassword = z.string().min(1).max(PASSWORD_LENGTH.max);

export const id = z.guid();

export const permission = z.enum(permissionIds, { error: `is one of ${permissionIds.join(", ")}` });

/** Where a grant or a key holds: a unit with all below it, a function; null: everywhere. */
export const scope = z.object({
  unit: z.string().max(200).nullable(),
  function: z.enum(frontOfficeFunctions, { error: `is one of ${frontOfficeFunctions.join(", ")}` }).nullable(),
});

/** A role that somebody holds, for a unit and a function or for the whole. */
export const grant = scope.extend({ role: z.string().max(60) });

export const grants = z.array(grant).min(1, "give at least one role").max(50);

/** Who administers a unit may take away all that a member holds there. */
export const grantsLeft = z.array(grant).max(50);

export type Grant = z.infer<typeof grant>;
export type Scope = z.infer<typeof scope>;
