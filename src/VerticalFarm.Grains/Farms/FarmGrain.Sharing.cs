using VerticalFarm.Contracts;
using VerticalFarm.Contracts.Accounts;
using VerticalFarm.Contracts.Audit;
using VerticalFarm.Contracts.Calls;
using VerticalFarm.Contracts.Farms;
using VerticalFarm.Contracts.Results;
using VerticalFarm.Grains.Accounts;
using VerticalFarm.Grains.Audit;
using VerticalFarm.Grains.Storage;

namespace VerticalFarm.Grains.Farms;

/// <summary>Who shares the farm, with which keys devices reach it, and the record of what everybody did.</summary>
internal sealed partial class FarmGrain
{
    private const int MaxMembers = 100;
    private const int MaxApiKeys = 100;
    private static readonly Failure NoAccount =
        Failure.BusinessRule("Nobody has an account with this e-mail address", new FieldError("email", "belongs to no account"));

    public async Task<Page<MemberView>> ListMembers(PageRequest page)
    {
        var views = await Task.WhenAll(farm.State.Members.Select(member => MemberAsync(member.Key, member.Value)));
        var found = views
            .Where(member => page.Search is not { } search || Contains(member.Email, search) || Contains(member.DisplayName, search))
            .OrderBy(member => member.Email, StringComparer.OrdinalIgnoreCase).ThenBy(member => member.UserId)
            .ToArray();
        return PageOf<MemberView>([.. found.Skip(page.Skip).Take(page.Limit)], found.Length, page);
    }

    public async Task<Result<MemberView>> SetMember(string email, FarmRole role)
    {
        if (!Exists)
        {
            return Failure.NotFound("farm");
        }

        if (await GrainFactory.GetGrain<IAccountByEmailGrain>(IAccountByEmailGrain.Key(email)).Find() is not { } user)
        {
            return NoAccount;
        }

        if (user == farm.State.OwnerId && role != FarmRole.Owner)
        {
            return Failure.BusinessRule("Who made the farm stays its owner", new FieldError("role", "must be owner for this member"));
        }

        var isNew = !farm.State.Members.TryGetValue(user, out var before);
        if (isNew && farm.State.Members.Count >= MaxMembers)
        {
            return Failure.BusinessRule($"A farm has at most {MaxMembers} members");
        }

        // First, and again at a second try: the end of an account takes it off the farms on its list, so a member is never one whose farm is not there.
        if (user != farm.State.OwnerId && (await GrainFactory.GetGrain<IAccountGrain>(user).JoinFarm(Id)).Failure is not null)
        {
            return NoAccount;
        }

        if (isNew || before != role)
        {
            await audit.RecordAsync(
                Id, isNew ? AuditActions.Created : AuditActions.Updated, AuditSubjects.Member, user, isNew ? null : new { role = before }, new { role });
            await farm.CommitAsync(farm.State with { Members = farm.State.Members.SetItem(user, role) }, this);
            TellFeed();
        }

        return await MemberAsync(user, role);
    }

    public async Task<Result<Done>> RemoveMember(Guid userId)
    {
        if (!farm.State.Members.ContainsKey(userId))
        {
            return Failure.NotFound("member");
        }

        if (userId == farm.State.OwnerId)
        {
            return Failure.BusinessRule("Who made the farm stays its owner");
        }

        await ForgetMember(userId);
        await GrainFactory.GetGrain<IAccountGrain>(userId).ForgetFarm(Id);
        return Done.Value;
    }

    public Task<Result<Done>> Leave() => RemoveMember(Caller.Current!.UserId);

    public async Task ForgetMember(Guid userId)
    {
        if (farm.State.Members.TryGetValue(userId, out var role))
        {
            await audit.RecordAsync(Id, AuditActions.Deleted, AuditSubjects.Member, userId, before: new { role });
            await farm.CommitAsync(farm.State with { Members = farm.State.Members.Remove(userId) }, this);
            TellFeed();
        }
    }

    public Task<Page<ApiKeyView>> ListApiKeys(PageRequest page)
    {
        var found = Found(farm.State.ApiKeys, key => key.Name, page.Search);
        return Task.FromResult(PageOf<ApiKeyView>([.. found.Skip(page.Skip).Take(page.Limit).Select(View)], found.Length, page));
    }

    public async Task<Result<NewApiKey>> AddApiKey(string name)
    {
        if (!Exists)
        {
            return Failure.NotFound("farm");
        }

        if (ApiKeyView.NameErrors(name).ToArray() is { Length: > 0 } errors)
        {
            return Failure.Validation(errors);
        }

        if (farm.State.ApiKeys.Length >= MaxApiKeys)
        {
            return Failure.BusinessRule($"A farm has at most {MaxApiKeys} API keys");
        }

        var secret = SessionSecret.New();
        var key = new ApiKey(Guid.NewGuid(), name, SessionSecret.Hash(secret), time.GetUtcNow(), Caller.Current?.UserId ?? farm.State.OwnerId);
        await audit.RecordAsync(Id, AuditActions.Created, AuditSubjects.ApiKey, key.Id, after: new { key.Name });
        await farm.CommitAsync(farm.State with { ApiKeys = farm.State.ApiKeys.Add(key) }, this);
        return new NewApiKey(View(key), secret);
    }

    public async Task<Result<Done>> RemoveApiKey(Guid keyId)
    {
        if (farm.State.ApiKeys.FirstOrDefault(key => key.Id == keyId) is not { } key)
        {
            return Failure.NotFound("API key");
        }

        await audit.RecordAsync(Id, AuditActions.Deleted, AuditSubjects.ApiKey, key.Id, before: new { key.Name });
        await farm.CommitAsync(farm.State with { ApiKeys = farm.State.ApiKeys.Remove(key) }, this);
        return Done.Value;
    }

    public Task<bool> KnowsKey(Guid keyId, string secret) => Task.FromResult(
        Exists && farm.State.ApiKeys.FirstOrDefault(key => key.Id == keyId) is { } key && SessionSecret.Matches(secret, key.SecretHash));

    public Task<Page<AuditEntry>> ListAudit(PageRequest page) => FindAudit(new AuditQuery { Page = page });

    public Task<Page<AuditEntry>> FindAudit(AuditQuery query) => audit.ListAsync(Id, query, withAddresses: RoleOfCaller() == FarmRole.Owner);

    private static bool Contains(string? text, string search) => text?.Contains(search, StringComparison.OrdinalIgnoreCase) ?? false;

    private static ApiKeyView View(ApiKey key) => new() { Id = key.Id, Name = key.Name, CreatedAt = key.CreatedAt, CreatedBy = key.CreatedBy };

    private async Task<MemberView> MemberAsync(Guid userId, FarmRole role)
    {
        var user = (await GrainFactory.GetGrain<IAccountGrain>(userId).Get()).Value;
        return new MemberView { UserId = userId, Email = user?.Email, DisplayName = user?.DisplayName, Role = role };
    }
}
