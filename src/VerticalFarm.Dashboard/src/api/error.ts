import { text } from "../text";

export interface FieldFault {
  field: string;
  message: string;
}

/** What the gateway said no with, or why it could not be asked. */
export class ApiError extends Error {
  constructor(
    /** The HTTP status; 0 when no answer came. */
    readonly status: number,
    message: string,
    readonly details: FieldFault[] = [],
  ) {
    super(message);
    this.name = "ApiError";
  }

  /** What is wrong with one field of a form. */
  of(field: string): string | undefined {
    return this.details.find((detail) => detail.field === field || detail.field.startsWith(`${field}.`))?.message;
  }
}

/** Whether the gateway knows no such call, as one of another version may not. */
export const isNotServed = (fault: unknown) => fault instanceof ApiError && (fault.status === 404 || fault.status === 405);

export const isForbidden = (fault: unknown) => fault instanceof ApiError && fault.status === 403;

interface Envelope {
  error?: { message?: string; details?: FieldFault[] };
}

/** The error that an answer carries. */
export async function faultOf(answer: Response): Promise<ApiError> {
  const said = await readEnvelope(answer);
  return new ApiError(answer.status, said?.error?.message ?? text.errors.status(answer.status), said?.error?.details ?? []);
}

async function readEnvelope(answer: Response): Promise<Envelope | null> {
  try {
    return (await answer.json()) as Envelope;
  } catch {
    return null; // A proxy answered with a page of its own.
  }
}

/** Any failure in words for people. */
export function wordsOf(fault: unknown): string {
  if (fault instanceof ApiError) {
    return fault.details.length > 0 ? `${fault.message}: ${fault.details.map((d) => `${d.field} ${d.message}`).join("; ")}` : fault.message;
  }
  return text.errors.unreachable;
}
