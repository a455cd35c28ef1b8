using System.Text.Json;
using VerticalFarm.Simulator.Tests.Protocol.Recordings;

namespace VerticalFarm.Simulator.Tests.Protocol.Rest;

/// <summary>States that a client writes itself, against the recorded sequence of writes.</summary>
public sealed class WrittenStateTests
{
    private static readonly string[] Writes =
    [
        "021-state-post-new-201", "022-state-post-update-200", "023-state-post-same-200", "024-state-post-same-force",
        "025-state-post-attr-only-change", "026-state-post-number", "027-state-post-bool",
    ];

    [Fact]
    public async Task What_a_client_wrote_comes_back_in_the_recorded_words_and_moves_the_recorded_times()
    {
        await using var server = await TestServers.StartAsync();
        using var replay = new RestReplay(server);
        JsonElement? before = null, beforeRecorded = null;
        foreach (var write in Writes)
        {
            var recorded = RecordedExchange.Load(write).Json!.Value;
            var answered = (await replay.AnswersAsRecordedAsync(write))!.Value;
            Assert.Equal(recorded.GetProperty("state").GetString(), answered.GetProperty("state").GetString());
            Assert.True(JsonElement.DeepEquals(recorded.GetProperty("attributes"), answered.GetProperty("attributes")), write);
            Assert.Equal(Moved(beforeRecorded, recorded), Moved(before, answered));
            (before, beforeRecorded) = (answered, recorded);
        }
    }

    [Fact]
    public async Task Refused_writes_overwriting_and_removal_are_answered_as_recorded()
    {
        await using var server = await TestServers.StartAsync();
        using var replay = new RestReplay(server);
        foreach (var name in (string[])[Writes[0], "028-state-post-null-state", "029-state-post-no-state", "030-state-post-too-long",
            "031-state-post-invalid-id", "032-state-post-malformed-json", "033-state-post-json-list", "035-state-post-over-real-entity",
            "036-state-put", "037-state-delete", "038-state-delete-404"])
        {
            await replay.AnswersAsRecordedAsync(name);
        }
    }

    /// <summary>Which of a state's times, and whether its context, differ from the one before.</summary>
    private static (bool Changed, bool Updated, bool Context) Moved(JsonElement? before, JsonElement now) =>
        before is not { } last ? (true, true, true) : (Differs(last, now, "last_changed"), Differs(last, now, "last_updated"), Differs(last, now, "context"));

    private static bool Differs(JsonElement before, JsonElement now, string key) => !JsonElement.DeepEquals(before.GetProperty(key), now.GetProperty(key));
}
