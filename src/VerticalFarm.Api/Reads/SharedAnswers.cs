using System.Security.Claims;
using VerticalFarm.Api.Security;
using VerticalFarm.Contracts.Results;

namespace VerticalFarm.Api.Reads;

/// <summary>
/// Answers of the reads that many make at the same time: a farm, and all of its first screen. Callers are told apart, since what is seen
/// depends on who looks.
/// </summary>
internal sealed class SharedAnswers(TimeProvider time)
{
    private readonly SharedReads<Question, IResult> _reads = new(time);

    /// <summary>Asks, together with those who ask the same in the caller's name.</summary>
    /// <param name="what">What is asked.</param>
    /// <param name="id">Of what.</param>
    /// <param name="caller">In whose name.</param>
    /// <param name="look">Asks the grain.</param>
    /// <param name="answer">What is sent of that.</param>
    /// <param name="version">What goes into the entity tag; null for none.</param>
    public Task<IResult> AnswerAsync<T>(string what, Guid id, ClaimsPrincipal caller, Func<Task<Result<T>>> look, Func<T, object> answer, Func<T, long>? version = null) =>
        _reads.ReadAsync(new Question(what, id, caller.UserId()!.Value), async () => WrittenAnswer.Of(await look(), answer, version));

    private readonly record struct Question(string What, Guid Id, Guid Caller);
}
