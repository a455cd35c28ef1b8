import { Link } from "react-router";
import { text } from "../text";
import { Empty } from "../ui/Empty";
import { usePageTitle } from "../ui/usePageTitle";

export function NotFound() {
  usePageTitle(text.shell.notFound);
  return (
    <main className="content narrow">
      <h1>{text.shell.notFound}</h1>
      <Empty title={text.shell.notFoundSays}>
        <Link to="/">{text.shell.toFarms}</Link>
      </Empty>
    </main>
  );
}
