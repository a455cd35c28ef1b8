using VerticalFarm.Contracts.Automation;
using VerticalFarm.Contracts.Devices;
using VerticalFarm.Contracts.Results;
using VerticalFarm.Grains.Automation.Evaluation;

namespace VerticalFarm.Grains.Automation;

/// <summary>Why a rule does what it does, and what keeps it from doing it.</summary>
internal sealed partial class AutomationRuleGrain
{
    public async Task<Result<RuleExplanation>> Explain()
    {
        if (!rule.RecordExists)
        {
            return Failure.NotFound("rule");
        }

        _sight = null;
        if (await InputsAsync() is not { } inputs)
        {
            return Failure.NotFound("farm");
        }

        var now = time.GetUtcNow();
        var explanation = Explainer.Explain(Definition, RuleEvaluator.Evaluate(Definition, Memory, inputs, now), now);
        return explanation with
        {
            Blocks = [.. explanation.Blocks, .. await DeviceBlocksAsync()],
            Actions = Definition.Mode == RuleMode.Shadow ? [.. ShadowOf(Memory.Standing)] : rule.State.Standing?.Actions ?? [],
            LastEvaluatedAt = _mark.EvaluatedAt,
            MinutesMissed = _mark.MinutesMissed,
            LastGapFrom = _mark.GapFrom,
            LastGapTo = _mark.GapTo,
        };
    }

    /// <summary>What the rule's devices have against it, in sentences: how they are, and what they said to what is in force.</summary>
    private async Task<IEnumerable<string>> DeviceBlocksAsync()
    {
        var named = _sight!.Wishes(Definition, RuleDirective.Then).Concat(_sight.Wishes(Definition, RuleDirective.Otherwise)).Select(wish => wish.Device);
        var devices = (await Task.WhenAll(named.Distinct().Select(async id => (await Device(id).Get()).Value))).OfType<DeviceView>().ToArray();
        var said = _outcomes.Where(outcome => outcome.Disposition is WishDisposition.Blocked or WishDisposition.Outranked or WishDisposition.Outdated or WishDisposition.Refused);
        return
        [
            .. devices.SelectMany(Blocks),
            .. said.Select(outcome => $"\"{devices.FirstOrDefault(device => device.Id == outcome.DeviceId)?.Name ?? "A device"}\": {outcome.Message}"),
        ];
    }

    private static IEnumerable<string> Blocks(DeviceView device)
    {
        if (device.Mode == DeviceMode.Manual)
        {
            yield return device.OverrideUntil is { } until
                ? $"\"{device.Name}\" is under manual control until {until.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}"
                : $"\"{device.Name}\" is under manual control";
        }

        if (device.Availability != DeviceAvailability.Online)
        {
            yield return $"\"{device.Name}\" cannot be reached";
        }
    }
}
