import { Button } from "@mantine/core";
import { wordsOf } from "../api/error";
import { text } from "../text";
import { Icon } from "./Icon";

/** What went wrong, in words, and a way to try again. */
export function Fault({ fault, onAgain }: { fault: unknown; onAgain?: () => void }) {
  return (
    <div className="notice critical" role="alert">
      <Icon name="critical" />
      <div className="stack-tight">
        <p>{wordsOf(fault)}</p>
        {onAgain && (
          <div>
            <Button size="compact-sm" variant="default" onClick={onAgain}>
              {text.common.tryAgain}
            </Button>
          </div>
        )}
      </div>
    </div>
  );
}
