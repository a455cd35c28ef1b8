import { Suspense, lazy } from "react";
import { Link, NavLink, useParams } from "react-router";
import { useFarm } from "../feed/FarmProvider";
import { text } from "../text";
import { Icon, type IconName } from "../ui/Icon";
import { Loading } from "../ui/Loading";
import { usePageTitle } from "../ui/usePageTitle";
import "./settings.css";

const t = text.settings;

const sections = {
  farm: { icon: "home", page: lazy(() => import("./FarmSection")) },
  devices: { icon: "fan", page: lazy(() => import("./DevicesSection")) },
  sensors: { icon: "gauge", page: lazy(() => import("./SensorsSection")) },
  layout: { icon: "grid", page: lazy(() => import("./LayoutSection")) },
  "home-assistant": { icon: "plug", page: lazy(() => import("./HomeAssistantSection")) },
  members: { icon: "users", page: lazy(() => import("./MembersSection")) },
  notifications: { icon: "send", page: lazy(() => import("../notifications/NotificationsSection")) },
  keys: { icon: "key", page: lazy(() => import("./KeysSection")) },
  audit: { icon: "list", page: lazy(() => import("./AuditSection")) },
} satisfies Record<string, { icon: IconName; page: ReturnType<typeof lazy> }>;

type Name = keyof typeof sections;

const names = Object.keys(sections) as Name[];
const wordsOf = (name: Name) => (name === "home-assistant" ? t.homeAssistant : t[name]);
const saysOf = (name: Name) => t.sections[name === "home-assistant" ? "homeAssistant" : name];

/** What a farm is made of, section by section. */
export default function SettingsPage() {
  const { section } = useParams();
  const { farm } = useFarm();
  const chosen = names.find((name) => name === section);
  usePageTitle(chosen ? wordsOf(chosen) : t.title, farm.name);
  const base = `/farms/${farm.id}/settings`;
  if (!chosen) {
    return (
      <div className="page">
        <h1>{t.title}</h1>
        <ul className="list">
          {names.map((name) => (
            <li key={name}>
              <Link to={`${base}/${name}`} className="settings-link">
                <Icon name={sections[name].icon} />
                <span className="grow">
                  <strong>{wordsOf(name)}</strong>
                  <span className="quiet small">{saysOf(name)}</span>
                </span>
                <Icon name="next" />
              </Link>
            </li>
          ))}
        </ul>
      </div>
    );
  }
  const Section = sections[chosen].page;
  return (
    <div className="settings">
      <nav className="settings-nav" aria-label={t.title}>
        {names.map((name) => (
          <NavLink key={name} to={`${base}/${name}`}>
            {wordsOf(name)}
          </NavLink>
        ))}
      </nav>
      <div className="page">
        <div className="page-head">
          <Link to={base} className="settings-back">
            <Icon name="back" /> {t.title}
          </Link>
          <h1>{wordsOf(chosen)}</h1>
        </div>
        <Suspense fallback={<Loading />}>
          <Section />
        </Suspense>
      </div>
    </div>
  );
}
