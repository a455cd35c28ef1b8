import { text } from "../text";

/** Holds the place of what comes, so that nothing jumps. */
export function Loading({ what = text.common.loading }: { what?: string }) {
  return (
    <p className="loading" role="status">
      {what}
    </p>
  );
}
