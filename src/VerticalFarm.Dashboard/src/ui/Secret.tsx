import { Button } from "@mantine/core";
import { useState } from "react";
import { text } from "../text";

interface Props {
  name: string;
  says: string;
  secret: string;
  /** What it is for. */
  use?: string;
}

/** A secret that is shown this once, to be copied. */
export function Secret({ name, says, secret, use }: Props) {
  const [copied, setCopied] = useState("");
  return (
    <div className="notice" role="status">
      <div className="stack-tight">
        <p>
          <strong>{name}</strong>. {says}
        </p>
        <div className="secret">
          <code>{secret}</code>
          <Button size="xs" variant="default" onClick={() => void navigator.clipboard?.writeText(secret).then(() => setCopied(secret))}>
            {copied === secret ? text.settings.keysForm.copied : text.settings.keysForm.copy}
          </Button>
        </div>
        {use && <p className="quiet small">{use}</p>}
      </div>
    </div>
  );
}
