using System.Collections.Immutable;
using VerticalFarm.Contracts.Automation;
using VerticalFarm.Contracts.Billing;
using VerticalFarm.Contracts.Devices;
using VerticalFarm.Contracts.Farms;
using VerticalFarm.Contracts.HomeAssistant;
using VerticalFarm.Contracts.Sensors;
using VerticalFarm.Contracts.Weather;
using VerticalFarm.Grains.Accounts;
using VerticalFarm.Grains.Automation;
using VerticalFarm.Grains.Automation.Evaluation;
using VerticalFarm.Grains.Billing;
using VerticalFarm.Grains.Devices;
using VerticalFarm.Grains.Devices.Control;
using VerticalFarm.Grains.Devices.Envelope;
using VerticalFarm.Grains.Farms;
using VerticalFarm.Grains.HomeAssistant;
using VerticalFarm.Grains.Sensors;
using VerticalFarm.Grains.Weather;

namespace VerticalFarm.Grains.Tests.Storage;

/// <summary>A state of each type with every member said.</summary>
internal static class StateExamples
{
    private static readonly DateTimeOffset At = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);
    private static readonly SensorThresholds Thresholds = new() { CriticalLow = 10, Low = 18, High = 24, CriticalHigh = 30, Hysteresis = 0.5 };
    private static readonly SafetyEnvelope Safety = new()
    {
        MaxOnSeconds = 600,
        MinOnSeconds = 60,
        MinOffSeconds = 180,
        FailSafe = FailSafe.Hold,
        MaxOnSecondsPerDay = 3600,
        ExclusiveWith = [Id(14)],
        Requires = [new SensorRequirement { SensorId = Id(8), MaxAgeSeconds = 120, Min = 5, Max = 7.5 }],
    };

    public static object Of(string name) => name switch
    {
        "account" => new AccountState
        {
            Email = "ada@example.org",
            PasswordHash = "hash",
            DisplayName = "Ada",
            CreatedAt = At,
            Version = 3,
            Farms = [Id(1)],
            Shared = [Id(12)],
            Ending = true,
            Sessions = [new Session(Id(2), "hash of a secret", At)],
        },
        "account-by-email" => new AccountByEmailState { UserId = Id(3) },
        "farm" => Farm,
        "sensor" => new SensorState
        {
            FarmId = Id(1),
            Spec = new SensorSpec
            {
                Name = "Air",
                Type = SensorType.AirTemperature,
                Unit = "°C",
                EntityId = "sensor.air",
                ShelfId = Id(7),
                Thresholds = Thresholds,
                ExpectedIntervalSeconds = 30,
            },
            CreatedAt = At,
            UpdatedAt = At,
            Version = 2,
            Subscribers = [Id(10)],
        },
        "device" => Device,
        "exclusion" => new ExclusionState { Turns = [Id(9)] },
        "rule" => Rule,
        "home-assistant" => new HomeAssistantState
        {
            Url = "http://homeassistant.local:8123/",
            ProtectedToken = "encrypted",
            CaCertificate = "-----BEGIN CERTIFICATE-----",
            StatusEntityId = "sensor.verticalfarm_attic",
            RegistryIds = ImmutableDictionary<string, string>.Empty.Add("fan.rack_1", "b17fcf1b51048443f0d5dc7b52c8447c"),
            Partings = [new EntityParting { EntityId = "switch.pump", State = PowerState.Off, Since = At, MayComeLate = true }],
            Ending = true,
        },
        "billing" => new BillingState
        {
            Subscriptions =
            [
                new SubscriptionNews { EventId = "evt_1", At = At, Step = 2, SubscriptionId = "sub_1", Status = "active", Plan = Plan.Pro, PeriodEndsAt = At, Ends = true },
            ],
        },
        "weather" => new WeatherState
        {
            Report = new WeatherReport
            {
                Provider = "open-meteo",
                FetchedAt = At,
                Current = new WeatherMoment { At = At, Temperature = 4.5, Humidity = 87, CloudCover = 100, WindSpeed = 3.5, Precipitation = 0.5 },
                Forecast = [new WeatherMoment { At = At, Temperature = 5.5 }],
            },
        },
        _ => throw new NotSupportedException($"Give an example of \"{name}\"."),
    };

    private static FarmState Farm => new()
    {
        Profile = new FarmProfile
        {
            Name = "Attic",
            Location = "Ghent",
            Width = 3.6,
            Depth = 4.5,
            Timezone = "Europe/Brussels",
            Latitude = 51.05,
            Longitude = 3.72,
            RawRetentionDays = 90,
        },
        OwnerId = Id(3),
        CreatedAt = At,
        UpdatedAt = At,
        Version = 4,
        Members = ImmutableDictionary<Guid, FarmRole>.Empty.Add(Id(3), FarmRole.Owner),
        ApiKeys = [new ApiKey(Id(13), "Logger", "hash of a secret", At, Id(3))],
        Layout = new FarmLayout([new LayoutRow(Id(5), "Row A", 0, [new LayoutRack(Id(6), "Rack A1", 0, [new LayoutShelf(Id(7), "A1-1", 0)])])]),
        Sensors = [new SensorFacts(Id(8), "Air", SensorType.AirTemperature, "°C", "sensor.air", Id(7))],
        Devices = [new DeviceFacts(Id(9), "Fan", DeviceType.Co2Injector, "switch.co2", Id(7)) { ExclusiveWith = [Id(14)], FailSafe = FailSafe.On }],
        Rules = [new RuleFacts(Id(10), "Cool", IsActiveSchedule: true)],
        EmergencyStop = new EmergencyStop { Reason = "Smoke", Since = At, By = Id(3) },
        LooksAfterSensors = true,
        MakesReports = true,
        DefaultRulesDue = true,
        Ending = true,
    };

    private static DeviceState Device => new()
    {
        FarmId = Id(1),
        Spec = new DeviceSpec { Name = "Fan", Type = DeviceType.Fan, EntityId = "fan.one", ShelfId = Id(7), Safety = Safety },
        CreatedAt = At,
        UpdatedAt = At,
        Version = 2,
        Ending = true,
        Mode = DeviceMode.Manual,
        OverrideUntil = At,
        Desired = Wanted,
        DesiredBy = new WishKey(Id(10), 7),
        DesiredBefore = Wanted,
        DesiredBeforeBy = new WishKey(Id(10), 6),
        Claims = [Claim],
        PastClaims = [new PastClaim(Id(13), 4, 9, At)],
        Watchers = [Id(10)],
        WantedAt = At,
        WantedBeforeAt = At,
        LeaseExpiresAt = At,
        TurnedOnAt = At,
        TurnedOffAt = At,
        OnTime = new OnTime(new DateOnly(2026, 11, 23), 90),
        OfflineSince = At,
        StragglerSince = At,
        Unanswered = true,
        SentWhenSo = true,
        Incident = new Incident(DutyKind.Budget, "It has been on for long enough", At),
        Command = Command,
        Unrecorded = [Command],
    };

    private static DesiredState Wanted =>
        new() { State = PowerState.On, Level = 40, Temperature = 21, Humidity = 60, Position = 50, Value = 1.5, At = At };

    private static RuleWish Claim => new()
    {
        RuleId = Id(10),
        RuleName = "Cool",
        RuleVersion = 3,
        RuleCreatedAt = At,
        Priority = 70,
        Decision = 7,
        DecidedAt = At,
        Command = CommandKind.Set,
        Data = new CommandData { Level = 40 },
    };

    private static CommandView Command => new()
    {
        Id = Id(11),
        DeviceId = Id(9),
        Command = CommandKind.TurnOn,
        Data = new CommandData { Level = 40, Temperature = 21, Humidity = 60, Position = 50, Value = 1.5 },
        Source = new CommandSource(CommandSourceKind.Rule, Id(10)),
        Status = CommandStatus.Observed,
        Message = "Its lease ended",
        Tries = 2,
        RequestedAt = At,
        SentAt = At,
        AcceptedAt = At,
        EndedAt = At,
    };

    private static AutomationRuleState Rule => new()
    {
        FarmId = Id(1),
        Definition = new RuleDefinition
        {
            Name = "Cool",
            Mode = RuleMode.Armed,
            When = new AllOf([new Not(new DeviceCondition(Id(9), DeviceIs.Unavailable)), SensorCondition.Above(SensorSelector.OfId(Id(8)), 24, 0.5)]),
            ForSeconds = 30,
            Then = [new DeviceAction(DeviceSelector.OfId(Id(9)), CommandKind.Set, new CommandData { Level = 40 })],
            Otherwise = [new DeviceAction(DeviceSelector.OfType(DeviceType.Fan, Id(5)), CommandKind.TurnOff)],
            CooldownSeconds = 60,
            OnUnknown = OnUnknown.Hold,
            Priority = 70,
        },
        Memory = RuleMemory.Fresh(At) with
        {
            Clauses = ImmutableDictionary<string, ClauseMemory>.Empty.Add("when.all[1]", new ClauseMemory(true, At)),
            Outcome = RuleOutcome.True,
            Held = RuleOutcome.True,
            Standing = RuleDirective.Then,
            ThenAt = At,
        },
        CreatedAt = At,
        UpdatedAt = At,
        Version = 3,
        Sequence = 7,
        Standing = Decision,
        Unrecorded = [Decision],
        Notified = 7,
        Claims = [Id(9)],
        Subscriptions = [Id(8)],
        Watched = [Id(14)],
    };

    private static DecisionView Decision => new()
    {
        RuleId = Id(10),
        Sequence = 7,
        At = At,
        Previous = RuleOutcome.False,
        Outcome = RuleOutcome.True,
        Mode = RuleMode.Armed,
        Inputs =
        [
            new ClauseExplanation
            {
                Path = "when.all[1]",
                Text = "Air above 24.0 °C",
                Truth = RuleOutcome.True,
                Value = 25.5,
                Unit = "°C",
                AgeSeconds = 2,
                Threshold = 23.5,
                Margin = 2,
                Reason = "none",
            },
        ],
        Actions = [new ActionOutcome(Id(9), CommandKind.Set, WishDisposition.Commanded, Id(11), "well")],
        ExecutedBy = Id(15),
    };

    private static Guid Id(int number) => new(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]);
}
