import { text } from "../text";
import { Icon } from "../ui/Icon";
import type { SessionState } from "./useSession";
import "./session.css";

/** Before it is known who is here. */
export function Starting({ session }: { session: SessionState }) {
  return (
    <main className="sign-in">
      {session.kind === "unreachable" ? (
        <div className="notice warning" role="alert">
          <Icon name="offline" />
          <p>
            {session.words} {text.session.trying}
          </p>
        </div>
      ) : (
        <p className="quiet" role="status">
          {text.session.starting}
        </p>
      )}
    </main>
  );
}
